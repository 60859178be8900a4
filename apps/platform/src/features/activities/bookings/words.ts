import type { Sentence } from "../../../kernel/errors.ts";
import type { BookingState } from "./booking.ts";

/** What became of a booking, in a word or two. */
export const stateWords: Readonly<Record<BookingState, Sentence>> = {
  waiting: { fr: "en liste d’attente", en: "on the waiting list" },
  booked: { fr: "réservée", en: "booked" },
  left: { fr: "liste d’attente quittée", en: "waiting list left" },
  unserved: { fr: "pas de place", en: "no place" },
  cancelled: { fr: "annulée à temps", en: "cancelled in time" },
  called_off: { fr: "annulée par le service", en: "called off" },
  late: { fr: "annulée trop tard", en: "cancelled too late" },
  attended: { fr: "venue", en: "attended" },
  missed: { fr: "manquée", en: "missed" },
  unmarked: { fr: "réservée, liste non remplie", en: "booked, list not filled in" },
};
