import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildBookingAddresses } from "../../../../../../frames/desk/common/booking-addresses.ts";
import { parseDeskPathId } from "../../../../../../frames/desk/common/params.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { getTypedText, readForm, sendSeeOther, toFieldError } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { bookingsErrors, excuseBooking, readBooking } from "../../../index.ts";
import { bookByForm, bookingIn, cancelByForm } from "../../common/bookings/book-by-form.ts";
import { doneQuery } from "../../common/bookings/booking-done.ts";
import { reasonField, showPersonBookings } from "./person-bookings.tsx";

/** A cashier books, cancels and excuses for somebody who is there, or on the telephone. */
export function deskBookingPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/reservations", async (request, reply) => showPersonBookings(request, reply));
  app.post("/agents/personnes/:id/reservations", bookAtDesk);
  app.post("/agents/personnes/:id/reservations/:booking/annuler", cancelAtDesk);
  app.post("/agents/personnes/:id/reservations/:booking/excuser", excuseAtDesk);
}

async function bookAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = parseDeskPathId<"person">(request, "id");
  const answered = await bookByForm(request, personId);
  if ("errors" in answered) return showPersonBookings(request, reply, answered.errors);
  return sendSeeOther(reply, buildBookingAddresses(brand).done(personId, doneQuery(answered)));
}

async function cancelAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = parseDeskPathId<"person">(request, "id");
  await readBooking(context, { personId, id: bookingIn(request) });
  const answered = await cancelByForm(request);
  if ("errors" in answered) return showPersonBookings(request, reply, answered.errors);
  return sendSeeOther(reply, buildBookingAddresses(brand).done(personId, doneQuery(answered)));
}

const ofReason: ReadonlySet<string> = new Set([
  bookingsErrors.codes["bookings.reason_needed"],
  bookingsErrors.codes["bookings.characters"],
  bookingsErrors.codes["bookings.own_interest"],
]);

async function excuseAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = parseDeskPathId<"person">(request, "id");
  const id = bookingIn(request);
  await readBooking(context, { personId, id });
  try {
    await excuseBooking(context, { id, reason: getTypedText(readForm(request).typed, reasonField(id)) });
  } catch (error) {
    if (!(error instanceof AppError) || !ofReason.has(error.code)) throw error;
    return showPersonBookings(request, reply, [toFieldError(reasonField(id), error)]);
  }
  return sendSeeOther(reply, buildBookingAddresses(brand).done(personId, doneQuery({ id, done: "excusee" })));
}
