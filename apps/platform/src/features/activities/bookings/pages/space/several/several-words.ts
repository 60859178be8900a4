import { defineMessages } from "../../../../../../web/index.ts";

export const severalWords = defineMessages({
  fr: {
    title: (activity: string) => `Réserver plusieurs séances : ${activity}`,
    here: "Plusieurs séances",
    above: "Réservations",
    for: (name: string) => `Pour ${name}.`,
    lead: "Cochez les séances voulues, puis réservez-les en une fois.",
    presets: "Cocher d’un coup",
    all: "Toutes",
    none: "Aucune",
    each: (weekday: string) => `Tous les ${weekday}s`,
    sessions: "Séances",
    total: (count: number, price: string) =>
      count === 1 ? `1 séance est cochée : ${price}.` : `${count} séances sont cochées : ${price} en tout.`,
    submit: "Réserver ce qui est coché",
    nothing: "Aucune séance ne se réserve en ce moment",
    nothingText: "Elles sont toutes réservées, complètes, ou trop lointaines.",
    bookings: "Voir toutes les réservations",
    booked: (count: number) => (count === 1 ? "1 séance est réservée" : `${count} séances sont réservées`),
    waiting: (count: number) =>
      count === 1
        ? "Une est complète : votre tour est pris dans la liste d’attente."
        : `${count} sont complètes : votre tour est pris dans les listes d’attente.`,
    held: "Chaque place est gardée, et annulable jusqu’à l’heure écrite dans vos réservations.",
  },
  en: {
    title: (activity: string) => `Book several sessions: ${activity}`,
    here: "Several sessions",
    above: "Bookings",
    for: (name: string) => `For ${name}.`,
    lead: "Tick the sessions that you want, then book them at once.",
    presets: "Tick at once",
    all: "All",
    none: "None",
    each: (weekday: string) => `Every ${weekday}`,
    sessions: "Sessions",
    total: (count: number, price: string) =>
      count === 1 ? `1 session is ticked: ${price}.` : `${count} sessions are ticked: ${price} in all.`,
    submit: "Book what is ticked",
    nothing: "No session can be booked at the moment",
    nothingText: "They are all booked, full, or too far ahead.",
    bookings: "See all the bookings",
    booked: (count: number) => (count === 1 ? "1 session is booked" : `${count} sessions are booked`),
    waiting: (count: number) =>
      count === 1
        ? "One is full: your turn is on the waiting list."
        : `${count} are full: your turn is on the waiting lists.`,
    held: "Each place is kept, and may be cancelled until the hour written in your bookings.",
  },
});
