import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { JournalTeller } from "../../../kernel/contributions.ts";
import type { Sentence } from "../../../kernel/errors.ts";

const formatBookingEuros = (cents: unknown, language: "fr-FR" | "en-GB"): string =>
  new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(Number(cents) / 100);

/** "Piscine, mercredi 4 novembre 2026 : place réservée." */
const about =
  (what: (price: Sentence) => Sentence): JournalTeller =>
  ({ name, day, cents }) => {
    const said = what({ fr: formatBookingEuros(cents, "fr-FR"), en: formatBookingEuros(cents, "en-GB") });
    return {
      fr: `${String(name)}, ${formatLongDate(String(day), "fr")} : ${said.fr}.`,
      en: `${String(name)}, ${formatLongDate(String(day), "en")}: ${said.en}.`,
    };
  };

const buildPlainTeller = (fr: string, en: string): JournalTeller => about(() => ({ fr, en }));

export const bookingsJournal: Readonly<Record<string, JournalTeller>> = {
  "bookings.activity_set": ({ name }) => ({
    fr: `L’activité « ${String(name)} » a été écrite.`,
    en: `The activity “${String(name)}” was written.`,
  }),
  "bookings.activity_closed": ({ name }) => ({
    fr: `L’activité « ${String(name)} » ne se réserve plus.`,
    en: `The activity “${String(name)}” can no longer be booked.`,
  }),
  "bookings.sessions_set": ({ name, sessions }) => ({
    fr: `Séances ajoutées à « ${String(name)} » : ${String(sessions)}.`,
    en: `Sessions added to “${String(name)}”: ${String(sessions)}.`,
  }),
  "bookings.booked": about(({ fr, en }) => ({ fr: `place réservée, ${fr}`, en: `place booked, ${en}` })),
  "bookings.waiting": buildPlainTeller("inscription en liste d’attente", "put on the waiting list"),
  "bookings.served": about(({ fr, en }) => ({
    fr: `une place s’est libérée, elle est réservée, ${fr}`,
    en: `a place came free and is booked, ${en}`,
  })),
  "bookings.passed": buildPlainTeller(
    "une place s’est libérée, le compteur n’avait pas assez, elle est allée à la personne suivante",
    "a place came free, the counter had not enough, it went to the next person",
  ),
  "bookings.left": buildPlainTeller("liste d’attente quittée", "waiting list left"),
  "bookings.unserved": buildPlainTeller("aucune place ne s’est libérée", "no place came free"),
  "bookings.cancelled": buildPlainTeller(
    "annulée à temps, rien n’est dû",
    "cancelled in time, nothing is due",
  ),
  "bookings.called_off": buildPlainTeller(
    "séance annulée par le service, rien n’est dû",
    "session called off, nothing is due",
  ),
  "bookings.late": about(({ fr, en }) => ({
    fr: `annulée trop tard, ${fr} pris`,
    en: `cancelled too late, ${en} taken`,
  })),
  "bookings.marked_present": buildPlainTeller("notée présente", "marked present"),
  "bookings.marked_absent": buildPlainTeller("notée absente", "marked absent"),
  "bookings.attended": about(({ fr, en }) => ({ fr: `présente, ${fr} pris`, en: `attended, ${en} taken` })),
  "bookings.missed": about(({ fr, en }) => ({ fr: `manquée, ${fr} pris`, en: `missed, ${en} taken` })),
  "bookings.unmarked": about(({ fr, en }) => ({
    fr: `la liste n’a pas été remplie, la place réservée est due, ${fr} pris`,
    en: `the list was not filled in, the place booked is due, ${en} taken`,
  })),
  "bookings.reminded": buildPlainTeller("un rappel est parti", "a reminder was sent"),
  "bookings.excused": ({ name, day, cents, reason }) => ({
    fr:
      `${String(name)}, ${formatLongDate(String(day), "fr")} : excusée ` +
      `(${String(reason)}), ${formatBookingEuros(cents, "fr-FR")} rendus.`,
    en:
      `${String(name)}, ${formatLongDate(String(day), "en")}: excused ` +
      `(${String(reason)}), ${formatBookingEuros(cents, "en-GB")} given back.`,
  }),
  "bookings.offers_unread": about(({ fr, en }) => ({
    fr: `vos offres couplées n’ont pas pu être lues, le prix qui avait été dit est gardé, ${fr}`,
    en: `your coupled offers could not be read, the price that was said is kept, ${en}`,
  })),
  "bookings.list_read": buildPlainTeller(
    "un agent a lu la liste de la séance",
    "an agent read the list of the session",
  ),
  "bookings.session_closed": buildPlainTeller(
    "la liste de la séance est close",
    "the list of the session is closed",
  ),
  "bookings.session_cancelled": buildPlainTeller("la séance n’a pas lieu", "the session is called off"),
};
