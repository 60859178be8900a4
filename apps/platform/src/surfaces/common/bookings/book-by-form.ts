import type { FastifyRequest } from "fastify";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { asId, isUuid, type PersonId } from "../../../kernel/ids.ts";
import { type BookingId, book, bookingsErrors, cancelBooking } from "../../../modules/bookings/index.ts";
import { besideField, pathText, readForm, textOf } from "../../../web/index.ts";
import { sessionField } from "./bookable-view.tsx";
import type { BookingDone } from "./booking-words.ts";

/** What another session, another day or money answers: said beside the button, with all the rest of the page. */
const besideButton: ReadonlySet<string> = new Set([
  "bookings.not_enough",
  "bookings.price_changed",
  "bookings.already",
  "bookings.full",
  "bookings.too_early",
  "bookings.session_over",
  "bookings.no_price",
]);

export type Answered = { readonly done: BookingDone } | { readonly errors: readonly FieldError[] };

/** Sent twice, it is one booking. Throws as `book`, but what is told beside the session. */
export async function bookByForm(request: FastifyRequest, personId: PersonId): Promise<Answered> {
  const { context } = request.ardeco;
  const { typed } = readForm(request);
  const session = textOf(typed, "seance");
  if (!isUuid(session)) throw bookingsErrors.error("bookings.unknown_session");
  const fresh = textOf(typed, "nouveau");
  const price = textOf(typed, "prix");
  try {
    const { state } = await book(context, {
      id: isUuid(fresh) ? asId<"booking">(fresh) : context.newId<BookingId>(),
      sessionId: asId<"activitySession">(session),
      personId,
      seenCents: /^\d{1,7}$/.test(price) ? Number(price) : -1,
    });
    return { done: state === "waiting" ? "attente" : "reservee" };
  } catch (error) {
    if (!(error instanceof AppError) || !besideButton.has(error.code)) throw error;
    return { errors: [besideField(sessionField(session), error)] };
  }
}

export async function cancelByForm(request: FastifyRequest): Promise<BookingDone> {
  const outcome = await cancelBooking(request.ardeco.context, bookingIn(request));
  return outcome === "late" ? "tard" : "annulee";
}

/** Throws bookings.unknown. */
export function bookingIn(request: FastifyRequest): BookingId {
  const text = pathText(request, "booking");
  if (!isUuid(text)) throw bookingsErrors.error("bookings.unknown");
  return asId<"booking">(text);
}
