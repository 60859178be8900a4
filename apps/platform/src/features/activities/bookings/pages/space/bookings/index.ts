import type { FastifyInstance } from "fastify";
import { about, addresses, FOR } from "../../../../../../frames/space/common/addresses.ts";
import { choosePerson } from "../../../../../../frames/space/common/choose-person.ts";
import { readForm, seeOther, textOf } from "../../../../../../web/index.ts";
import { bookByForm, cancelByForm } from "../../common/bookings/book-by-form.ts";
import { doneQuery } from "../../common/bookings/booking-done.ts";
import { showBookings } from "./bookings-page.tsx";

/** Sessions that the reader books, or gives back, for themselves or whom they act for. */
export function bookingPages(app: FastifyInstance): void {
  app.get("/espace/reservations", async (request, reply) => showBookings(request, reply));
  app.post("/espace/reservations", async (request, reply) => {
    const { context, brand } = request.ardeco;
    const asked = textOf(readForm(request).typed, FOR);
    const { somebody } = await context.transaction((tx) => choosePerson(tx, request, asked));
    const answered = await bookByForm(request, somebody.id);
    if ("errors" in answered) return showBookings(request, reply, answered.errors);
    return seeOther(reply, about(addresses(brand).bookings, somebody, doneQuery(answered)));
  });
  app.post("/espace/reservations/:booking/annuler", async (request, reply) => {
    const { context, brand } = request.ardeco;
    const asked = textOf(readForm(request).typed, FOR);
    const { somebody } = await context.transaction((tx) => choosePerson(tx, request, asked));
    const answered = await cancelByForm(request);
    if ("errors" in answered) return showBookings(request, reply, answered.errors);
    return seeOther(reply, about(addresses(brand).bookings, somebody, doneQuery(answered)));
  });
}
