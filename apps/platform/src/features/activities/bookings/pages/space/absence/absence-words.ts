import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const absenceWords = defineMessages({
  fr: {
    title: (day: string) => `Absent le ${day} ?`,
    here: "Absent un jour",
    above: "Accueil",
    lead: "Décochez ce qui a lieu quand même, puis annulez le reste en une fois. Personne ne demande pourquoi.",
    days: "Choisir un autre jour",
    today: "Aujourd’hui",
    tomorrow: "Demain",
    nothing: (day: string) => `Rien ne s’annule le ${day}`,
    nothingText: "Aucune séance n’est réservée ce jour-là, ou elle a déjà commencé.",
    bookings: "Voir toutes les réservations",
    me: "Mes réservations",
    of: (name: string) => `Réservations ${formatOfName(name)}`,
    what: "Ce qui sera annulé",
    free: "Rien ne sera dû.",
    wait: "Votre tour sur la liste d’attente. Rien ne sera dû.",
    due: (price: string) => `Trop tard pour annuler sans frais : ${price} seront pris.`,
    submit: "Annuler ce qui est coché",
    proof:
      "Vous avez un justificatif ? Montrez-le à l’accueil : le prix d’une séance annulée trop tard peut vous être rendu.",
    done: (count: number, name: string) => {
      const whose = name === "" ? "" : ` pour ${name}`;
      return count === 1
        ? `1 réservation est annulée${whose}`
        : `${count} réservations sont annulées${whose}`;
    },
    allFree: "Rien n’est dû.",
    late: (count: number) =>
      count === 1
        ? "Une a été annulée trop tard : son prix est pris."
        : `${count} ont été annulées trop tard : leur prix est pris.`,
  },
  en: {
    title: (day: string) => `Absent on ${day}?`,
    here: "Absent one day",
    above: "Home",
    lead: "Untick what still takes place, then cancel the rest at once. Nobody asks why.",
    days: "Choose another day",
    today: "Today",
    tomorrow: "Tomorrow",
    nothing: (day: string) => `Nothing can be cancelled on ${day}`,
    nothingText: "No session is booked that day, or it has begun already.",
    bookings: "See all the bookings",
    me: "My bookings",
    of: (name: string) => `Bookings of ${name}`,
    what: "What will be cancelled",
    free: "Nothing will be due.",
    wait: "Your turn on the waiting list. Nothing will be due.",
    due: (price: string) => `Too late to cancel for nothing: ${price} will be taken.`,
    submit: "Cancel what is ticked",
    proof:
      "Do you have a proof? Show it at the desk: the price of a session cancelled too late may be given back.",
    done: (count: number, name: string) => {
      const whose = name === "" ? "" : ` for ${name}`;
      return count === 1 ? `1 booking is cancelled${whose}` : `${count} bookings are cancelled${whose}`;
    },
    allFree: "Nothing is due.",
    late: (count: number) =>
      count === 1
        ? "One was cancelled too late: its price is taken."
        : `${count} were cancelled too late: their price is taken.`,
  },
});
