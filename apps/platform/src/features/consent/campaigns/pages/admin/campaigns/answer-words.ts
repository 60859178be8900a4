import { defineMessages } from "../../../../../../web/index.ts";

export const answerWords = defineMessages({
  fr: {
    title: "Où en sont les réponses",
    nobody: "Personne n’est encore concerné",
    nobodyText: "Le matin de l’ouverture, les inscriptions à confirmer sont comptées ici.",
    measures: {
      concerned: "Inscriptions concernées",
      confirmed: "Confirmées",
      waiting: "En attente",
      by_letter: "En attente, joignables par lettre seulement",
      lapsed: "Non confirmées à temps",
    },
    seeLines: (count: number) => (count > 1 ? `Voir les ${count} lignes` : "Voir la ligne"),
    chart: "Réponses à ce jour",
    chartText: (confirmed: number, all: number) => `${confirmed} sur ${all} sont confirmées.`,
    state: "État",
    subscriptions: "Inscriptions",
    linesLead:
      "Chaque inscription sous le nom que seul ce service connaît. Les noms des personnes sont au guichet.",
    columns: { who: "Abonné", state: "État", since: "Depuis le", reach: "Joint" },
    states: { waiting: "En attente", confirmed: "Confirmée", lapsed: "Non confirmée", stopped: "Arrêtée" },
    byLetter: "Par lettre",
    byEmail: "Par message",
    none: "Aucune ligne",
  },
  en: {
    title: "Where the answers stand",
    nobody: "Nobody is concerned yet",
    nobodyText: "On the morning of the opening, the subscriptions to confirm are counted here.",
    measures: {
      concerned: "Subscriptions concerned",
      confirmed: "Confirmed",
      waiting: "Waiting",
      by_letter: "Waiting, reached by letter only",
      lapsed: "Not confirmed in time",
    },
    seeLines: (count: number) => (count > 1 ? `See the ${count} lines` : "See the line"),
    chart: "Answers to this day",
    chartText: (confirmed: number, all: number) => `${confirmed} of ${all} are confirmed.`,
    state: "State",
    subscriptions: "Subscriptions",
    linesLead:
      "Each subscription under the name that only this service knows. People’s names are at the desk.",
    columns: { who: "Subscriber", state: "State", since: "Since", reach: "Reached" },
    states: { waiting: "Waiting", confirmed: "Confirmed", lapsed: "Not confirmed", stopped: "Stopped" },
    byLetter: "By letter",
    byEmail: "By message",
    none: "No line",
  },
});
