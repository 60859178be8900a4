import type { FastifyRequest } from "fastify";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  getPathText,
  getTypedText,
  readForm,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import { type BookingId, bookingsErrors, cancelBooking, createBooking } from "../../../index.ts";
import { formatSessionFieldName } from "./bookable-view.tsx";
import type { BookingDone } from "./booking-words.ts";
import { cancelField, SEEN } from "./own-bookings-view.tsx";

/**
 * What another session, another day or money answers: said beside the button, with all the rest of the page.
 */
const besideButton = listCodes(
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

/** What the clock, or somebody else, changed since the page was read. */
const besideCancel = listCodes(
  bookingsErrors,
  "bookings.outcome_changed",
  "bookings.session_over",
  "bookings.ended",
);

export type BookingFormAnswer =
  | { readonly done: BookingDone; readonly id: BookingId }
  | { readonly errors: readonly FieldError[] };

/** Sent twice, it is one booking. Throws as `createBooking`, but what is told beside the session. */
export async function handleBookingForm(
  request: FastifyRequest,
  personId: PersonId,
): Promise<BookingFormAnswer> {
  const { context } = request.ardeco;
  const { typed } = readForm(request);
  const session = getTypedText(typed, "seance");
  if (!isUuid(session)) throw bookingsErrors.error("bookings.unknown_session");
  const fresh = getTypedText(typed, "nouveau");
  const price = getTypedText(typed, "prix");
  const booking = {
    id: isUuid(fresh) ? parseId<"booking">(fresh) : context.newId<BookingId>(),
    sessionId: parseId<"activitySession">(session),
    personId,
    seenCents: /^\d{1,7}$/.test(price) ? Number(price) : -1,
  };
  return submitOrShowAgain(() => createBooking(context, booking), {
    besides: toBesides(besideButton, formatSessionFieldName(session)),
    again: ({ errors }): BookingFormAnswer => ({ errors }),
    after: ({ id, state }) => ({ id, done: state === "waiting" ? "attente" : "reservee" }),
  });
}

/**
 * The form carries what was read above its button. Throws as `cancelBooking`, but what is told beside the
 * booking.
 */
export async function cancelByForm(request: FastifyRequest): Promise<BookingFormAnswer> {
  const id = parseBookingParam(request);
  const seen = getTypedText(readForm(request).typed, SEEN) === "du" ? "due" : "free";
  return submitOrShowAgain(() => cancelBooking(request.ardeco.context, { id, seen }), {
    besides: toBesides(besideCancel, cancelField(id)),
    again: ({ errors }): BookingFormAnswer => ({ errors }),
    after: (outcome) => ({ id, done: outcome === "late" ? "tard" : "annulee" }),
  });
}

/** Throws bookings.unknown. */
export function parseBookingParam(request: FastifyRequest): BookingId {
  const text = getPathText(request, "booking");
  if (!isUuid(text)) throw bookingsErrors.error("bookings.unknown");
  return parseId<"booking">(text);
}
