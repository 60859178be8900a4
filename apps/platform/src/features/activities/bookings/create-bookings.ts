import { createHash } from "node:crypto";
import type { Context } from "../../../kernel/context.ts";
import type { AppError } from "../../../kernel/errors.ts";
import { type PersonId, toDigestId } from "../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import type { ActivitySessionId, Booking, BookingId } from "./booking.ts";
import { createBooking } from "./create-booking.ts";
import { bookingsErrors } from "./errors.ts";

/** What became of one session: the booking, or why there is none. */
export type BookedSession =
  | { readonly sessionId: ActivitySessionId; readonly booking: Booking }
  | { readonly sessionId: ActivitySessionId; readonly refusal: AppError };

/** What another session, another day or money answers: the other sessions are booked all the same. */
const ofOneSession = listCodes(
  bookingsErrors,
  "bookings.not_enough",
  "bookings.counter_refuses",
  "bookings.price_changed",
  "bookings.already",
  "bookings.full",
  "bookings.too_early",
  "bookings.session_over",
  "bookings.no_price",
);

export interface SeveralBookings {
  /** From the form: sent twice, each session is booked once. */
  readonly formId: string;
  readonly personId: PersonId;
  readonly chosen: readonly {
    readonly sessionId: ActivitySessionId;
    /** The price that was read, in cents. */
    readonly seenCents: number;
  }[];
}

/**
 * Use case: books several sessions for one person, each in a transaction of its own, in the order given. A
 * session that is refused for its own reason keeps no other from being booked. Throws as createBooking, but
 * what concerns one session, which is told of it.
 */
export async function createBookings(
  context: Context,
  { formId, personId, chosen }: SeveralBookings,
): Promise<readonly BookedSession[]> {
  const booked: BookedSession[] = [];
  for (const { sessionId, seenCents } of chosen) {
    const asked = { id: deriveBookingId(formId, sessionId), sessionId, personId, seenCents };
    booked.push(
      await recoverRefusal(
        ofOneSession,
        async (): Promise<BookedSession> => ({ sessionId, booking: await createBooking(context, asked) }),
        (refusal) => ({ sessionId, refusal }),
      ),
    );
  }
  return booked;
}

/** An id that the same form gives again to the same session. */
const deriveBookingId = (formId: string, sessionId: ActivitySessionId): BookingId =>
  toDigestId<"booking">(createHash("sha256").update(`${formId}:${sessionId}`).digest("hex"));
