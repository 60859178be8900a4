import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findCurrentText, listPeopleElements } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { ActivitySessionId, Booking, BookingId, BookingWords, Mark } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import type { Place } from "./ledger.ts";
import { requireBookingAgent, requireNoBookingInterest } from "./no-interest.ts";
import { getLockedPlace, getPlace, toBookingsSystem } from "./place.ts";
import { selectReadableWords } from "./price.ts";
import { openBookings } from "./sealed-words.ts";
import { findBookingRow, listBookingRows, updateBooking } from "./store/bookings.ts";

export interface Attending {
  readonly booking: Booking;
  /** As they are called. */
  readonly name: string;
}

export interface Attendance extends Place {
  /** By name; those who wait last, in their turn. */
  readonly people: readonly Attending[];
}

/**
 * Use case: who has a place at a session, or waits for one, for who manages its service. It leaves a line.
 * Throws bookings.unknown_session, access.capability_missing.
 */
export async function readAttendance(context: Context, sessionId: ActivitySessionId): Promise<Attendance> {
  const place = await getManagedPlace(context, sessionId);
  const system = toBookingsSystem(context);
  return system.transaction(async (tx) => {
    const bookings = await openBookings(tx, system, await listBookingRows(tx, system.authorityId, sessionId));
    const shown = bookings.filter(({ state }) => state !== "left" && state !== "cancelled");
    const names = await listAttendeeNames(
      tx,
      system,
      shown.map(({ personId }) => personId),
    );
    await record(tx, context, {
      action: "bookings.list_read",
      data: { session: sessionId, name: place.activity.name.fr, day: place.session.day },
    });
    const people = shown.map((booking) => ({
      booking: { ...booking, words: selectAttendanceWords(booking) },
      name: names.get(booking.personId) ?? "",
    }));
    const waits = ({ booking }: Attending) => booking.state === "waiting";
    const byName = people
      .filter((one) => !waits(one))
      .sort((one, other) => one.name.localeCompare(other.name, "fr"));
    return { ...place, people: [...byName, ...people.filter(waits)] };
  });
}

/** The list is of who comes: neither the quotient behind a price, nor why somebody was excused. */
const selectAttendanceWords = ({ words: { excuse: _, ...words } }: Booking): BookingWords =>
  selectReadableWords(words, nobody);

const nobody = { personId: undefined, ownSince: undefined };

/** First name, then name: what one calls out at the edge of a pool. */
export async function listAttendeeNames(
  tx: Tx,
  system: Context,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map();
  const known = await listPeopleElements(
    tx,
    system,
    [...new Set(people)],
    ["given_name", "family_name", "name_of_use"],
  );
  return new Map(
    [...known].map(([id, own]) => {
      const family = findCurrentText(own, "name_of_use") ?? findCurrentText(own, "family_name");
      return [id, [findCurrentText(own, "given_name"), family].filter(Boolean).join(" ")];
    }),
  );
}

/**
 * Use case: who manages the service says that somebody came, or did not; nothing is taken before the list is
 * closed, and it may be said again until then. Nobody marks themselves or somebody close. Throws
 * bookings.unknown, bookings.ended, bookings.not_over, bookings.own_interest, access.capability_missing.
 */
export async function recordAttendance(
  context: Context,
  { id, mark }: { readonly id: BookingId; readonly mark: Mark },
): Promise<void> {
  const agent = requireBookingAgent(context);
  const system = toBookingsSystem(context);
  const row = await system.transaction((tx) => findBookingRow(tx, system.authorityId, id));
  if (!row) throw bookingsErrors.error("bookings.unknown");
  const sessionId = parseId<"activitySession">(row.session_id);
  await getManagedPlace(context, sessionId);
  await system.transaction(async (tx) => {
    const { session, activity } = await getLockedPlace(tx, system, sessionId);
    const locked = await findBookingRow(tx, system.authorityId, id);
    if (locked?.state !== "booked" || session.state !== "open") throw bookingsErrors.error("bookings.ended");
    if (context.now() < session.startsAt) throw bookingsErrors.error("bookings.not_over");
    const personId = parseId<"person">(row.person_id);
    await requireNoBookingInterest(tx, system, personId, agent);
    if (locked.mark === mark) return;
    await updateBooking(tx, locked, { mark });
    const data = { booking: id, name: activity.name.fr, day: session.day };
    await record(tx, context, { action: `bookings.marked_${mark}`, personId, data });
  });
}

/** Throws bookings.unknown_session, access.capability_missing. */
export async function getManagedPlace(context: Context, sessionId: ActivitySessionId): Promise<Place> {
  const place = await context.transaction((tx) => getPlace(tx, context, sessionId));
  requireCapability(context, "booking.manage", { serviceId: place.activity.serviceId });
  return place;
}
