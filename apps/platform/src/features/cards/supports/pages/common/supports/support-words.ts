import { defineMessages } from "../../../../../../web/index.ts";

/** Said to people and to agents alike. */
export const supportWords = defineMessages({
  fr: {
    number: (number: string) => `N° ${number}`,
    until: (day: string) => `Valable jusqu’au ${day}`,
    since: (state: string, day: string) => `${state} depuis le ${day}`,
    history: "Son histoire",
    byPerson: "par la personne",
    bySystem: "automatiquement",
    by: (name: string) => `par ${name}`,
    because: (reason: string) => `Motif : ${reason}`,
    replaces: "Remplace un support précédent",
  },
  en: {
    number: (number: string) => `No. ${number}`,
    until: (day: string) => `Good until ${day}`,
    since: (state: string, day: string) => `${state} since ${day}`,
    history: "Its history",
    byPerson: "by the person",
    bySystem: "by itself",
    by: (name: string) => `by ${name}`,
    because: (reason: string) => `Reason: ${reason}`,
    replaces: "Replaces a former support",
  },
});
