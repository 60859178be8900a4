import { defineMessages } from "../../../../../../web/index.ts";

export const receiverWords = defineMessages({
  fr: {
    title: "Les services qui reçoivent cette information",
    lead: "Quand un agent valide une correction, nous prévenons chacun d’eux.",
    none: "Aucun service ne la reçoit aujourd’hui.",
    acknowledged: (when: string) => `Il a confirmé avoir la valeur vérifiée, le ${when}.`,
    delivered: (when: string) => `Il est prévenu depuis le ${when}. Il n’a pas encore confirmé.`,
    queued: "Il va être prévenu. Sa confirmation s’affichera ici.",
    byHand: "Un agent du service doit la noter. Sa confirmation s’affichera ici.",
    failed: "Il n’a pas pu être prévenu : nous nous en occupons.",
    reads: "Il lit la valeur vérifiée quand il en a besoin. Chaque lecture est dans le journal.",
  },
  en: {
    title: "Services that receive this information",
    lead: "When an agent validates a correction, we tell each of them.",
    none: "No service receives it today.",
    acknowledged: (when: string) => `It confirmed on ${when} that it has the checked value.`,
    delivered: (when: string) => `It was told on ${when}. It has not confirmed yet.`,
    queued: "It will be told. Its confirmation will show here.",
    byHand: "An agent of the service has to note it. Its confirmation will show here.",
    failed: "It could not be told: we are dealing with it.",
    reads: "It reads the checked value when it needs it. Each reading is in the journal.",
  },
});
