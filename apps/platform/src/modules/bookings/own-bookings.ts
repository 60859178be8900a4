import { type CivilDate, civilDate, laterOf } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { AppError } from "../../kernel/errors.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { reachesAll, requireReachedServices } from "../households/index.ts";
import { listFolded } from "../identity/index.ts";
import type { FactsOfPerson } from "../tariffs/index.ts";
import type { Activity, ActivitySession, Booking, BookingId } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import type { Place } from "./ledger.ts";
import { asBookings } from "./place.ts";
import { factsFor, type PriceReader, priceReader, pricer, type Quoted, whyFor } from "./price.ts";
import { freeUntil, lastDay, taking } from "./rules.ts";
import { openBookings } from "./sealed-words.ts";
import { findSessions, listActivityRows, listSessionRows } from "./store/activities.ts";
import { countBookings, listBookingRows, listBookingsOf } from "./store/bookings.ts";

export interface OwnBooking extends Place {
  readonly booking: Booking;
  /** Of those who wait, their place in the list: 1 is the next. */
  readonly turn?: number;
}

/** A session that may be booked now. */
export interface Bookable {
  readonly session: ActivitySession;
  readonly left: number;
  readonly waiting: number;
  readonly price: Quoted;
  readonly freeUntil: Date;
}

export interface BookableActivity {
  readonly activity: Activity;
  readonly sessions: readonly Bookable[];
}

export interface OwnBookings {
  /** The soonest first. */
  readonly toCome: readonly OwnBooking[];
  /** The latest first. */
  readonly past: readonly OwnBooking[];
  readonly bookable: readonly BookableActivity[];
}

/**
 * Use case: what somebody booked, and what may be booked for them with its price, for themselves, who acts for them or an agent at the desk;
 * with a mandate bounded to some services, of these alone. Throws households.cannot_act_for, access.capability_missing.
 */
export async function listBookings(context: Context, personId: PersonId): Promise<OwnBookings> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const facts = await factsFor(context, personId);
  const system = asBookings(context);
  return system.transaction(async (tx) => {
    const activities = (await listActivityRows(tx, system.authorityId)).filter(({ serviceId }) =>
      reachesAll(reached, [serviceId]),
    );
    const found = await withTurns(tx, system, await ownOf(tx, system, personId, activities));
    const reader = await readerOf(tx, system, { context, personId });
    const own = found.map((one) => asReadBy(reader, one));
    const now = context.now();
    const ahead = ({ session, booking }: OwnBooking) =>
      session.state === "open" &&
      session.endsAt > now &&
      (booking.state === "booked" || booking.state === "waiting");
    const byStart = (one: OwnBooking, other: OwnBooking) =>
      one.session.startsAt.getTime() - other.session.startsAt.getTime();
    return {
      toCome: own.filter(ahead).sort(byStart),
      past: own
        .filter((one) => !ahead(one))
        .sort(byStart)
        .reverse(),
      bookable: await bookableFor(tx, system, { facts, activities, own }),
    };
  });
}

/** One booking of somebody, for whom may read it. Throws as listBookings, and bookings.unknown. */
export async function readBooking(
  context: Context,
  { personId, id }: { readonly personId: PersonId; readonly id: BookingId },
): Promise<OwnBooking> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = asBookings(context);
  return system.transaction(async (tx) => {
    const activities = await listActivityRows(tx, system.authorityId);
    const found = (await ownOf(tx, system, personId, activities)).find(({ booking }) => booking.id === id);
    if (!found || !reachesAll(reached, [found.activity.serviceId]))
      throw bookingsErrors.error("bookings.unknown");
    return asReadBy(await readerOf(tx, system, { context, personId }), found);
  });
}

async function readerOf(
  tx: Tx,
  system: Context,
  { context, personId }: { readonly context: Context; readonly personId: PersonId },
): Promise<PriceReader> {
  const of = [personId, ...(await listFolded(tx, system, personId))];
  return priceReader(tx, system, { actor: context.actor, of });
}

const asReadBy = <Own extends OwnBooking>(reader: PriceReader, own: Own): Own => {
  const { booking } = own;
  return {
    ...own,
    booking: { ...booking, words: { ...booking.words, why: whyFor(booking.words, reader) } },
  };
};

/** For the system. */
export async function ownOf(
  tx: Tx,
  system: Context,
  personId: PersonId,
  activities: readonly Activity[],
): Promise<readonly OwnBooking[]> {
  const { authorityId } = system;
  const people = [personId, ...(await listFolded(tx, system, personId))];
  const bookings = await openBookings(tx, system, await listBookingsOf(tx, authorityId, people));
  const sessions = await findSessions(tx, authorityId, [
    ...new Set(bookings.map(({ sessionId }) => sessionId)),
  ]);
  return bookings.flatMap((booking) => {
    const session = sessions.find(({ id }) => id === booking.sessionId);
    const activity = activities.find(({ id }) => id === session?.activityId);
    return session && activity ? [{ booking, session, activity }] : [];
  });
}

async function withTurns(
  tx: Tx,
  system: Context,
  own: readonly OwnBooking[],
): Promise<readonly OwnBooking[]> {
  const told: OwnBooking[] = [];
  for (const one of own) {
    const { id, state, sessionId } = one.booking;
    if (state !== "waiting") {
      told.push(one);
      continue;
    }
    const rows = await listBookingRows(tx, system.authorityId, sessionId);
    const waiting = rows.filter((row) => row.state === "waiting");
    told.push({ ...one, turn: waiting.findIndex((row) => row.id === id) + 1 });
  }
  return told;
}

/** From today to as far as each is booked ahead; what has no price that day is not shown. */
async function bookableFor(
  tx: Tx,
  system: Context,
  {
    facts,
    activities,
    own,
  }: {
    readonly facts: FactsOfPerson;
    readonly activities: readonly Activity[];
    readonly own: readonly OwnBooking[];
  },
): Promise<readonly BookableActivity[]> {
  const { authorityId } = system;
  const now = system.now();
  const today = civilDate(now);
  const open = activities.filter(({ closedOn }) => closedOn === null);
  const to = open.reduce<CivilDate>((last, activity) => laterOf(lastDay(activity, now), last), today);
  const sessions = await listSessionRows(tx, authorityId, {
    activityIds: open.map(({ id }) => id),
    from: today,
    to,
  });
  const counted = await countBookings(
    tx,
    authorityId,
    sessions.map(({ id }) => id),
  );
  const has = new Set(
    own
      .filter(
        ({ booking }) =>
          booking.state === "waiting" || booking.state === "late" || taking.includes(booking.state),
      )
      .map(({ session }) => session.id),
  );
  const quote = pricer(tx, system, facts);
  const offered: BookableActivity[] = [];
  for (const activity of open) {
    const found: Bookable[] = [];
    for (const session of sessions) {
      const mine = session.activityId !== activity.id || has.has(session.id);
      const shut =
        session.state !== "open" || session.startsAt <= now || session.day > lastDay(activity, now);
      if (mine || shut) continue;
      const price = await quoted(() => quote(activity, session.day));
      if (!price) continue;
      const { taken, waiting } = counted.get(session.id) ?? { taken: 0, waiting: 0 };
      const left = Math.max(0, session.capacity - taken);
      const until = freeUntil(session, activity);
      if (left === 0 && now >= until) continue;
      found.push({ session, left, waiting, price, freeUntil: until });
    }
    if (found.length > 0) offered.push({ activity, sessions: found });
  }
  return offered;
}

async function quoted(quote: () => Promise<Quoted>): Promise<Quoted | undefined> {
  try {
    return await quote();
  } catch (error) {
    if (error instanceof AppError && error.code === bookingsErrors.codes["bookings.no_price"])
      return undefined;
    throw error;
  }
}
