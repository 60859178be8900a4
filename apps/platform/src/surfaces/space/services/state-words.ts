import { defineMessages } from "../../../web/index.ts";

export const stateWords = defineMessages({
  fr: {
    states: { pending: "En cours d’ouverture", open: "Ouvert", suspended: "Suspendu", closed: "Arrêté" },
    awaited: (labels: string) => `Il attend : ${labels}.`,
  },
  en: {
    states: { pending: "Being opened", open: "Open", suspended: "Suspended", closed: "Stopped" },
    awaited: (labels: string) => `Waiting for: ${labels}.`,
  },
});
