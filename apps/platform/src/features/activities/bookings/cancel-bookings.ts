import type { Context } from "../../../kernel/context.ts";
import type { AppError } from "../../../kernel/errors.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import type { BookingId } from "./booking.ts";
import { cancelBooking, type Seen } from "./cancel.ts";
import { bookingsErrors } from "./errors.ts";

/** What became of one: its outcome, or why it stays as it was. */
export type CancelledBooking =
  | { readonly id: BookingId; readonly outcome: Awaited<ReturnType<typeof cancelBooking>> }
  | { readonly id: BookingId; readonly refusal: AppError };

/** What the clock, or somebody else, changed since the page was read. */
const changed = listCodes(
  bookingsErrors,
  "bookings.outcome_changed",
  "bookings.session_over",
  "bookings.ended",
);

/**
 * Use case: gives several places back, each in a transaction of its own, in the order given: one that changed
 * since it was read keeps no other from being given back. Sent twice, each is what it was. Throws as
 * cancelBooking, but bookings.outcome_changed, bookings.session_over and bookings.ended, which are told of
 * the booking.
 */
export async function cancelBookings(
  context: Context,
  chosen: readonly { readonly id: BookingId; readonly seen: Seen }[],
): Promise<readonly CancelledBooking[]> {
  const cancelled: CancelledBooking[] = [];
  for (const { id, seen } of chosen)
    cancelled.push(
      await recoverRefusal(
        changed,
        async (): Promise<CancelledBooking> => ({ id, outcome: await cancelBooking(context, { id, seen }) }),
        (refusal) => ({ id, refusal }),
      ),
    );
  return cancelled;
}
