import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { ActivitySessionId, BookingId, BookingState } from "./booking.ts";
import { buildDueCalculator, writeOutcome } from "./due.ts";
import { bookingsErrors } from "./errors.ts";
import { cancelPriceHold, debitPrice } from "./ledger.ts";
import { getLockedPlace, getPlace, toBookingsSystem } from "./place.ts";
import { computeCancelDue } from "./rules.ts";
import { openBookings } from "./sealed-words.ts";
import { findBookingRow } from "./store/bookings.ts";
import { assignWaitingPlaces } from "./waiting-list.ts";

type Outcome = Extract<BookingState, "left" | "cancelled" | "late">;

/** What was read before the button: nothing due, or the price. */
export type Seen = "free" | "due";

/**
 * Use case: who takes part, who may act for them, or an agent at the desk gives a place back: nothing is due
 * until the hour that was said, the price is after it. The first who waits gets it. Cancelled again, it is
 * what it was. Throws households.cannot_act_for, access.capability_missing, bookings.unknown, bookings.ended,
 * bookings.session_over, bookings.outcome_changed: it would not be what was read, and nothing is done.
 */
export async function cancelBooking(
  context: Context,
  { id, seen }: { readonly id: BookingId; readonly seen: Seen },
): Promise<Outcome> {
  const system = toBookingsSystem(context);
  const sessionId = await requireOwn(context, system, id);
  const outcome = await system.transaction(async (tx) => {
    const place = await getLockedPlace(tx, system, sessionId);
    const row = await findBookingRow(tx, system.authorityId, id);
    const [booking] = row ? await openBookings(tx, system, [row]) : [];
    if (!row || !booking) throw bookingsErrors.error("bookings.unknown");
    const { state } = booking;
    if (state === "left" || state === "cancelled" || state === "late") return state;
    if (state !== "waiting" && state !== "booked") throw bookingsErrors.error("bookings.ended");
    if (place.session.startsAt <= context.now() || booking.mark !== null)
      throw bookingsErrors.error("bookings.session_over");
    if (computeCancelDue(booking, context.now()) !== seen)
      throw bookingsErrors.error("bookings.outcome_changed");
    const inTime = context.now() <= booking.words.freeUntil;
    const outcome = state === "waiting" ? "left" : inTime ? "cancelled" : "late";
    const due = outcome === "late" ? await buildDueCalculator(tx, system, place)(booking) : booking.words;
    await writeOutcome(tx, system, { booking, outcome, due });
    await record(tx, context, {
      action: `bookings.${outcome}`,
      personId: booking.personId,
      data: { booking: id, name: place.activity.name.fr, day: place.session.day, cents: due.cents },
    });
    if (outcome === "cancelled") await cancelPriceHold(tx, system, place, booking);
    if (outcome === "late") await debitPrice(tx, system, place, { ...booking, due, outcome });
    return outcome;
  });
  if (outcome === "cancelled") await assignNextPlace(system, sessionId);
  return outcome;
}

/** The place was given back, whatever becomes of it: the job serves who waits when this fails. */
const assignNextPlace = (system: Context, sessionId: ActivitySessionId): Promise<void> =>
  recoverRefusal(
    "any",
    () => assignWaitingPlaces(system, sessionId),
    () => undefined,
  );

/**
 * One that the actor may not touch is told apart by its owner alone: for the others it does not exist, or is
 * out of their reach.
 */
async function requireOwn(context: Context, system: Context, id: BookingId): Promise<ActivitySessionId> {
  const row = await system.transaction((tx) => findBookingRow(tx, system.authorityId, id));
  if (!row) throw bookingsErrors.error("bookings.unknown");
  const sessionId = parseId<"activitySession">(row.session_id);
  await context.transaction(async (tx) => {
    const { activity } = await getPlace(tx, context, sessionId);
    const forPersonId = parseId<"person">(row.person_id);
    await requireRepresentative(tx, context, { forPersonId, act: "usual", serviceId: activity.serviceId });
  });
  return sessionId;
}
