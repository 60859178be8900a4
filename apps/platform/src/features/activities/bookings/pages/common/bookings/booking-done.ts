import type { FastifyRequest } from "fastify";
import { getQueryText } from "../../../../../../web/index.ts";
import type { Booking, OwnBookings } from "../../../index.ts";
import type { BookingDone } from "./booking-words.ts";

/** How the booking is of which each of these is true. */
const isSo: Readonly<Record<BookingDone, (booking: Booking) => boolean>> = {
  reservee: ({ state }) => state === "booked",
  attente: ({ state }) => state === "waiting",
  annulee: ({ state }) => state === "left" || state === "cancelled",
  tard: ({ state }) => state === "late",
  excusee: ({ excused }) => excused,
};

/**
 * What the address of the page that follows says: of which booking, so that it is looked up and not believed.
 */
export const buildDoneQuery = ({
  done,
  id,
}: {
  readonly done: BookingDone;
  readonly id: Booking["id"];
}): { readonly fait: BookingDone; readonly reservation: string } => ({ fait: done, reservation: id });

/**
 * What was just done, when it is true of one of their bookings: an address typed, or opened again tomorrow,
 * promises no place.
 */
export function readDone(request: FastifyRequest, { toCome, past }: OwnBookings): BookingDone | undefined {
  const [said, id] = [getQueryText(request, "fait"), getQueryText(request, "reservation")];
  const done = (Object.keys(isSo) as BookingDone[]).find((one) => one === said);
  const found = [...toCome, ...past].find(({ booking }) => booking.id === id);
  return done && found && isSo[done](found.booking) ? done : undefined;
}
