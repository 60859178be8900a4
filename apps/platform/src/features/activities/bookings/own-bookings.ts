import { type CivilDate, selectLaterDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import type { FactsOfPerson } from "../../catalogue/tariffs/index.ts";
import { isEveryServiceReached, requireReachedServices } from "../../identity/households/index.ts";
import { listFolded } from "../../identity/identity/index.ts";
import type { Activity, ActivitySession, Booking, BookingId } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import { comparePlaceStarts } from "./family-places.ts";
import type { Place } from "./ledger.ts";
import { toBookingsSystem } from "./place.ts";
import {
  buildSessionPricer,
  findBirthdate,
  getPriceReader,
  type PriceReader,
  type Quoted,
  readPriceFacts,
  selectReadableWords,
} from "./price.ts";
import { computeFreeCancelEnd, computeLastBookableDay, hasAge, taking } from "./rules.ts";
import { openBookings } from "./sealed-words.ts";
import { findSessions, listActivityRows, listSessionRows } from "./store/activities.ts";
import { countBookings, listBookingRows, listPeopleBookingRows } from "./store/bookings.ts";

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
  /** The day of the first session that comes after those; null when these are all. */
  readonly next: CivilDate | null;
}

/** Priced at once; those after them are on the next page. */
const PAGE = 60;

/**
 * Use case: what somebody booked, and what may be booked for them with its price, for themselves, who acts
 * for them or an agent at the desk; with a mandate bounded to some services, of these alone. Sixty sessions
 * or so are priced at once, from a day on. Throws households.cannot_act_for, access.capability_missing.
 */
export async function listBookings(
  context: Context,
  personId: PersonId,
  { from }: { readonly from?: CivilDate | undefined } = {},
): Promise<OwnBookings> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const facts = await readPriceFacts(context, personId);
  const birthdate = await findBirthdate(context, personId);
  const system = toBookingsSystem(context);
  return system.transaction(async (tx) => {
    const activities = (await listActivityRows(tx, system.authorityId)).filter(({ serviceId }) =>
      isEveryServiceReached(reached, [serviceId]),
    );
    const found = await addWaitingTurns(
      tx,
      system,
      await listPersonBookings(tx, system, personId, activities),
    );
    const reader = await buildPersonPriceReader(tx, system, { context, personId });
    const own = found.map((one) => selectReadableBooking(reader, one));
    const now = context.now();
    const ahead = ({ session, booking }: OwnBooking) =>
      session.state === "open" &&
      session.endsAt > now &&
      (booking.state === "booked" || booking.state === "waiting");
    return {
      toCome: own.filter(ahead).sort(comparePlaceStarts),
      past: own
        .filter((one) => !ahead(one))
        .sort(comparePlaceStarts)
        .reverse(),
      ...(await listBookableActivities(tx, system, { facts, birthdate, activities, own, from })),
    };
  });
}

/** One booking of somebody, for whom may read it. Throws as listBookings, and bookings.unknown. */
export async function readBooking(
  context: Context,
  { personId, id }: { readonly personId: PersonId; readonly id: BookingId },
): Promise<OwnBooking> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = toBookingsSystem(context);
  return system.transaction(async (tx) => {
    const activities = await listActivityRows(tx, system.authorityId);
    const found = (await listPersonBookings(tx, system, personId, activities)).find(
      ({ booking }) => booking.id === id,
    );
    if (!found || !isEveryServiceReached(reached, [found.activity.serviceId]))
      throw bookingsErrors.error("bookings.unknown");
    return selectReadableBooking(await buildPersonPriceReader(tx, system, { context, personId }), found);
  });
}

async function buildPersonPriceReader(
  tx: Tx,
  system: Context,
  { context, personId }: { readonly context: Context; readonly personId: PersonId },
): Promise<PriceReader> {
  const of = [personId, ...(await listFolded(tx, system, personId))];
  return getPriceReader(tx, system, { actor: context.actor, of });
}

const selectReadableBooking = <Own extends OwnBooking>(reader: PriceReader, own: Own): Own => {
  const { booking } = own;
  return {
    ...own,
    booking: { ...booking, words: selectReadableWords(booking.words, reader) },
  };
};

/** For the system. */
export async function listPersonBookings(
  tx: Tx,
  system: Context,
  personId: PersonId,
  activities: readonly Activity[],
): Promise<readonly OwnBooking[]> {
  const { authorityId } = system;
  const people = [personId, ...(await listFolded(tx, system, personId))];
  const bookings = await openBookings(tx, system, await listPeopleBookingRows(tx, authorityId, people));
  const sessions = await findSessions(tx, authorityId, [
    ...new Set(bookings.map(({ sessionId }) => sessionId)),
  ]);
  return bookings.flatMap((booking) => {
    const session = sessions.find(({ id }) => id === booking.sessionId);
    const activity = activities.find(({ id }) => id === session?.activityId);
    return session && activity ? [{ booking, session, activity }] : [];
  });
}

async function addWaitingTurns(
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

interface Offering {
  readonly facts: FactsOfPerson;
  readonly birthdate: CivilDate | undefined;
  readonly activities: readonly Activity[];
  readonly own: readonly OwnBooking[];
  readonly from: CivilDate | undefined;
}

/** From a day to as far as each is booked ahead; what has no price that day is not shown. */
async function listBookableActivities(
  tx: Tx,
  system: Context,
  { facts, ...offering }: Offering,
): Promise<Pick<OwnBookings, "bookable" | "next">> {
  const sessions = await openSessions(tx, system, offering);
  const { page, next } = selectFirstPage(sessions);
  const ids = page.map(({ session }) => session.id);
  const counted = await countBookings(tx, system.authorityId, ids);
  const quote = buildSessionPricer(system, facts);
  const found = new Map<Activity, Bookable[]>();
  for (const { activity, session } of page) {
    const price = await findQuote(() => quote(activity, session.day));
    if (!price) continue;
    const { taken, waiting } = counted.get(session.id) ?? { taken: 0, waiting: 0 };
    const left = Math.max(0, session.capacity - taken);
    const until = computeFreeCancelEnd(session, activity);
    if (left === 0 && system.now() >= until) continue;
    const one = { session, left, waiting, price, freeUntil: until };
    found.set(activity, [...(found.get(activity) ?? []), one]);
  }
  const bookable = offering.activities.flatMap((activity) => {
    const own = found.get(activity);
    return own ? [{ activity, sessions: own }] : [];
  });
  return { bookable, next };
}

/** Those that may be booked now by somebody who has no place there, the soonest first. */
async function openSessions(
  tx: Tx,
  system: Context,
  { birthdate, activities, own, from }: Omit<Offering, "facts">,
): Promise<readonly Place[]> {
  const now = system.now();
  const today = toCivilDate(now);
  const open = new Map(
    activities.filter(({ closedOn }) => closedOn === null).map((activity) => [activity.id, activity]),
  );
  const has = new Set(own.filter(({ booking }) => isPlaceKept(booking)).map(({ session }) => session.id));
  const listed = await listSessionRows(tx, system.authorityId, {
    activityIds: [...open.keys()],
    from: from === undefined ? today : selectLaterDate(from, today),
    to: [...open.values()].reduce<CivilDate>(
      (last, one) => selectLaterDate(computeLastBookableDay(one, now), last),
      today,
    ),
  });
  return listed
    .flatMap((session) => {
      const activity = open.get(session.activityId);
      const isOpen = session.state === "open" && session.startsAt > now && !has.has(session.id);
      const mayCome = activity && hasAge(activity, birthdate, session.day);
      return mayCome && isOpen && session.day <= computeLastBookableDay(activity, now)
        ? [{ activity, session }]
        : [];
    })
    .toSorted(comparePlaceStarts);
}

const isPlaceKept = ({ state }: Booking): boolean =>
  state === "waiting" || state === "late" || taking.includes(state);

/** Whole days: the next page begins with the day after. */
function selectFirstPage(sessions: readonly Place[]): {
  readonly page: readonly Place[];
  readonly next: CivilDate | null;
} {
  const last = sessions[PAGE - 1]?.session.day;
  if (last === undefined) return { page: sessions, next: null };
  const after = sessions.findIndex(({ session }) => session.day > last);
  if (after === -1) return { page: sessions, next: null };
  return { page: sessions.slice(0, after), next: sessions[after]?.session.day ?? null };
}

const findQuote = (quote: () => Promise<Quoted>): Promise<Quoted | undefined> =>
  recoverRefusal(listCodes(bookingsErrors, "bookings.no_price"), quote, () => undefined);
