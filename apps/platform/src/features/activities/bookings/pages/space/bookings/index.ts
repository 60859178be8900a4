import type { FastifyInstance } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { getTypedText, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { buildDoneQuery } from "../../common/bookings/booking-done.ts";
import { cancelByForm, handleBookingForm } from "../../common/bookings/handle-booking-form.ts";
import { showBookings } from "./bookings-page.tsx";

/** Sessions that the reader books, or gives back, for themselves or whom they act for. */
export function defineSpaceBookingPages(app: FastifyInstance): void {
  app.get("/espace/reservations", async (request, reply) => showBookings(request, reply));
  app.post("/espace/reservations", async (request, reply) => {
    const { brand } = request.ardeco;
    const asked = getTypedText(readForm(request).typed, FOR);
    const { somebody } = await resolveChosenPerson(request, asked);
    const answered = await handleBookingForm(request, somebody.id);
    if ("errors" in answered) return showBookings(request, reply, answered.errors);
    return sendSeeOther(
      reply,
      formatPersonAddress(buildSpaceAddresses(brand).bookings, somebody, buildDoneQuery(answered)),
    );
  });
  app.post("/espace/reservations/:booking/annuler", async (request, reply) => {
    const { brand } = request.ardeco;
    const asked = getTypedText(readForm(request).typed, FOR);
    const { somebody } = await resolveChosenPerson(request, asked);
    const answered = await cancelByForm(request);
    if ("errors" in answered) return showBookings(request, reply, answered.errors);
    return sendSeeOther(
      reply,
      formatPersonAddress(buildSpaceAddresses(brand).bookings, somebody, buildDoneQuery(answered)),
    );
  });
}
