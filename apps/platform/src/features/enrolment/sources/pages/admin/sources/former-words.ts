import { defineMessages } from "../../../../../../web/index.ts";

export const formerWords = defineMessages({
  fr: {
    lead: "Le plus récent d’abord. Les réponses sont comptées tant qu’elles sont gardées : deux ans.",
    day: "Jour",
    fromTo: (from: string, to: string) => `Du ${from} au ${to}`,
    asked: "Familles demandées",
    found: "Nouveau quotient",
    same: "Sans changement",
    gaps: "Écarts",
    without: "Sans réponse",
  },
  en: {
    lead: "The latest first. Answers are counted as long as they are kept: two years.",
    day: "Day",
    fromTo: (from: string, to: string) => `From ${from} to ${to}`,
    asked: "Families asked about",
    found: "New quotient",
    same: "Unchanged",
    gaps: "Differences",
    without: "No answer",
  },
});
