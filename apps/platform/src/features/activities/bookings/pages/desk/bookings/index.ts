import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildBookingAddresses } from "../../../../../../frames/desk/common/booking-addresses.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  getTypedText,
  journalledRead,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { bookingsErrors, readBooking, refundExcusedBooking } from "../../../index.ts";
import { buildDoneQuery } from "../../common/bookings/booking-done.ts";
import {
  cancelByForm,
  handleBookingForm,
  parseBookingParam,
} from "../../common/bookings/handle-booking-form.ts";
import { formatExcuseFieldName, showPersonBookings } from "./person-bookings.tsx";

/** A cashier books, cancels and excuses for somebody who is there, or on the telephone. */
export function defineDeskBookingPages(app: FastifyInstance): void {
  app.get("/agents/personnes/:id/reservations", journalledRead, async (request, reply) =>
    showPersonBookings(request, reply),
  );
  app.post("/agents/personnes/:id/reservations", handleDeskBooking);
  app.post("/agents/personnes/:id/reservations/:booking/annuler", cancelAtDesk);
  app.post("/agents/personnes/:id/reservations/:booking/excuser", handleDeskExcuse);
}

async function handleDeskBooking(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = parsePathId<"person">(request, "id");
  const answered = await handleBookingForm(request, personId);
  if ("errors" in answered) return showPersonBookings(request, reply, answered.errors);
  return sendSeeOther(reply, buildBookingAddresses(brand).done(personId, buildDoneQuery(answered)));
}

async function cancelAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = parsePathId<"person">(request, "id");
  await readBooking(context, { personId, id: parseBookingParam(request) });
  const answered = await cancelByForm(request);
  if ("errors" in answered) return showPersonBookings(request, reply, answered.errors);
  return sendSeeOther(reply, buildBookingAddresses(brand).done(personId, buildDoneQuery(answered)));
}

const ofReason = listCodes(
  bookingsErrors,
  "bookings.reason_needed",
  "bookings.characters",
  "bookings.own_interest",
);

async function handleDeskExcuse(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = parsePathId<"person">(request, "id");
  const id = parseBookingParam(request);
  await readBooking(context, { personId, id });
  const field = formatExcuseFieldName(id);
  const reason = getTypedText(readForm(request).typed, field);
  const address = buildBookingAddresses(brand).done(personId, buildDoneQuery({ id, done: "excusee" }));
  return submitOrShowAgain(() => refundExcusedBooking(context, { id, reason }), {
    besides: toBesides(ofReason, field),
    again: ({ errors }) => showPersonBookings(request, reply, errors),
    after: () => sendSeeOther(reply, address),
  });
}
