import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { isEveryServiceReached, listReachedServices } from "../../identity/households/index.ts";
import { listFoldedOfEach } from "../../identity/identity/index.ts";
import type { Activity, ActivitySessionId, Booking } from "./booking.ts";
import type { Seen } from "./cancel.ts";
import type { Place } from "./ledger.ts";
import { toBookingsSystem } from "./place.ts";
import { computeCancelDue } from "./rules.ts";
import { openBookings } from "./sealed-words.ts";
import { findSessions, listActivityRows } from "./store/activities.ts";
import { listPeopleBookingRows } from "./store/bookings.ts";
import type { StoredBookingRow } from "./store/tables.ts";

export const comparePlaceStarts = (one: Place, other: Place) =>
  one.session.startsAt.getTime() - other.session.startsAt.getTime();

/**
 * Use case: the sessions to come at which each of these people has a place, the soonest first, in as many
 * statements for ten as for one; who is out of reach is not in it. No word of a booking is opened. Throws
 * access.capability_missing.
 */
export async function listComingPlaces(
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Place[]>> {
  const reached = await context.transaction((tx) => listReachedServices(tx, context, personIds));
  const system = toBookingsSystem(context);
  return system.transaction(async (tx) => {
    const coming = await listReachedPlaces(tx, system, {
      reached,
      isShown: ({ state }) => state === "booked",
    });
    return groupByPerson(coming.filter(({ session }) => session.endsAt > context.now()));
  });
}

/** A place, or a turn on a waiting list, that its person may still give back. */
export interface CancellableBooking extends Place {
  readonly booking: Booking;
  /** What giving it back now makes due: nothing, or its price. */
  readonly due: Seen;
}

/**
 * Use case: what each of these people may still give back on one day, the soonest first, with what it would
 * make due now; who is out of reach is not in it. Throws access.capability_missing.
 */
export async function listCancellableBookings(
  context: Context,
  { personIds, day }: { readonly personIds: readonly PersonId[]; readonly day: CivilDate },
): Promise<ReadonlyMap<PersonId, readonly CancellableBooking[]>> {
  const now = context.now();
  const reached = await context.transaction((tx) => listReachedServices(tx, context, personIds));
  const system = toBookingsSystem(context);
  return system.transaction(async (tx) => {
    const isShown = ({ state, mark }: StoredBookingRow) =>
      (state === "booked" || state === "waiting") && mark === null;
    const places = (await listReachedPlaces(tx, system, { reached, isShown })).filter(
      ({ session }) => session.day === day && session.startsAt > now,
    );
    const opened = await openBookings(
      tx,
      system,
      places.map(({ row }) => row),
    );
    const bookings = new Map(opened.map((booking) => [booking.id as string, booking]));
    const cancellable = places.flatMap(({ row, personId, session, activity }) => {
      const booking = bookings.get(row.id);
      return booking ? [{ personId, session, activity, booking, due: computeCancelDue(booking, now) }] : [];
    });
    return groupByPerson(cancellable);
  });
}

const groupByPerson = <Found extends Place & { readonly personId: PersonId }>(
  found: readonly Found[],
): ReadonlyMap<PersonId, readonly Found[]> =>
  Map.groupBy(found.toSorted(comparePlaceStarts), ({ personId }) => personId);

interface ReachedPlace extends Place {
  readonly row: StoredBookingRow;
  /** Who is kept, where several records of one person were joined. */
  readonly personId: PersonId;
}

interface Reach {
  readonly reached: Awaited<ReturnType<typeof listReachedServices>>;
  isShown(row: StoredBookingRow): boolean;
}

/** The rows of these people at open sessions of the services that the reader reaches for them. */
async function listReachedPlaces(
  tx: Tx,
  system: Context,
  { reached, isShown }: Reach,
): Promise<readonly ReachedPlace[]> {
  const activities = await listActivityRows(tx, system.authorityId);
  if (activities.length === 0) return [];
  const folded = await listFoldedOfEach(tx, system, [...reached.keys()]);
  const keptOf = new Map(
    [...folded].flatMap(([id, others]) => [id, ...others].map((of) => [of, id] as const)),
  );
  const rows = await listPeopleBookingRows(tx, system.authorityId, [...keptOf.keys()]);
  const places = await listPlaceRows(tx, system, rows.filter(isShown), activities);
  return places.flatMap((place) => {
    const personId = keptOf.get(parseId<"person">(place.row.person_id));
    const services = personId && reached.get(personId);
    const isReached = services && isEveryServiceReached(services, [place.activity.serviceId]);
    return personId && isReached && place.session.state === "open" ? [{ ...place, personId }] : [];
  });
}

async function listPlaceRows(
  tx: Tx,
  system: Context,
  rows: readonly StoredBookingRow[],
  activities: readonly Activity[],
): Promise<readonly (Place & { readonly row: StoredBookingRow })[]> {
  const ids = new Set<ActivitySessionId>(
    rows.map(({ session_id }) => parseId<"activitySession">(session_id)),
  );
  const sessions = new Map(
    (await findSessions(tx, system.authorityId, [...ids])).map((one) => [one.id as string, one]),
  );
  return rows.flatMap((row) => {
    const session = sessions.get(row.session_id);
    const activity = activities.find(({ id }) => id === session?.activityId);
    return session && activity ? [{ row, session, activity }] : [];
  });
}
