import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { hasInvisible, toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import type { BookingId } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import { refundPrice } from "./ledger.ts";
import { requireBookingAgent, requireNoBookingInterest } from "./no-interest.ts";
import { notifyBookingNews } from "./notify-booking-news.ts";
import { getLockedPlace, getPlace, toBookingsSystem } from "./place.ts";
import { isExcusable } from "./rules.ts";
import { sealBooking, unsealBooking } from "./sealed-words.ts";
import { findBookingRow, updateBooking } from "./store/bookings.ts";

const MOST_REASON = 120;

/**
 * Use case: an agent gives back what a session cost that was missed, or cancelled too late, with the reason.
 * Never for themselves or somebody close. The outcome stays what it was. Twice is once. Throws
 * access.capability_missing, bookings.unknown, bookings.reason_needed, bookings.characters,
 * bookings.not_excusable, bookings.own_interest.
 */
export async function refundExcusedBooking(
  context: Context,
  input: { readonly id: BookingId; readonly reason: string },
): Promise<void> {
  requireCapability(context, "booking.excuse");
  const agent = requireBookingAgent(context);
  const reason = toTidyText(input.reason);
  if (reason.length < 1 || reason.length > MOST_REASON) throw bookingsErrors.error("bookings.reason_needed");
  if (hasInvisible(reason)) throw bookingsErrors.error("bookings.characters");
  const system = toBookingsSystem(context);
  await system.transaction(async (tx) => {
    const found = await findBookingRow(tx, system.authorityId, input.id);
    if (!found) throw bookingsErrors.error("bookings.unknown");
    const sessionId = parseId<"activitySession">(found.session_id);
    const { activity } = await getPlace(tx, system, sessionId);
    requireCapability(context, "booking.excuse", { serviceId: activity.serviceId });
    const place = await getLockedPlace(tx, system, sessionId);
    const row = (await findBookingRow(tx, system.authorityId, input.id)) ?? found;
    const personId = parseId<"person">(row.person_id);
    await requireNoBookingInterest(tx, system, personId, agent);
    if (row.excused) return;
    const key = await getPersonKey(tx, system, personId);
    const booking = unsealBooking(key, row);
    if (!isExcusable(booking)) throw bookingsErrors.error("bookings.not_excusable");
    const sealed = sealBooking(key, row.id, { ...booking.words, excuse: reason });
    await updateBooking(tx, row, { excused: true, sealed });
    await record(tx, context, {
      action: "bookings.excused",
      personId,
      data: {
        booking: row.id,
        name: place.activity.name.fr,
        day: place.session.day,
        cents: booking.words.cents,
        reason,
      },
    });
    await notifyBookingNews(tx, system, { place, booking, news: "excused" });
    await refundPrice(tx, system, place, booking);
  });
}
