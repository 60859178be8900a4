import { defineMessages } from "../../../../../../web/index.ts";

export const ownBookingWords = defineMessages({
  fr: {
    title: "Mes réservations",
    titleOf: (name: string) => `Réservations : ${name}`,
    lead: "Vos séances à venir, et celles que vous pouvez réserver. Le prix se lit avant de réserver, et l’heure jusqu’à laquelle annuler ne coûte rien.",
    above: "Mes services",
    calendar: "Mon calendrier, et sur mon téléphone",
    absence: "Absent un jour : tout annuler en une fois",
  },
  en: {
    title: "My bookings",
    titleOf: (name: string) => `Bookings: ${name}`,
    lead: "Your sessions to come, and those you can book. You read the price before you book, and the hour until which cancelling costs nothing.",
    above: "My services",
    calendar: "My calendar, and on my phone",
    absence: "Absent one day: cancel all of it at once",
  },
});
