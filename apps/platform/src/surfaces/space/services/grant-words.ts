import { defineMessages } from "../../../web/index.ts";

export const grantWords = defineMessages({
  fr: {
    givenTitle: (service: string) => `C’est fait : « ${service} » s’ouvre`,
    givenText:
      "Le service a ce qu’il lui faut, rien de plus. Rien à ressaisir. Vous pouvez arrêter à tout moment, ici.",
    stoppedTitle: "Votre accord est retiré",
    stoppedText: "Le service ne reçoit plus rien de vous. Il est prévenu ; sa confirmation s’affichera ici.",
    stoppedUntold: "Le service ne reçoit plus rien de vous.",
    life: "Votre accord",
    givenOn: "Donné le",
    givenBy: "Par",
    me: "vous",
    represented: "une personne qui la représente",
    agent: (name: string) => `${name}, au guichet`,
    provider: "Service de",
    endedOn: "Arrêté le",
    why: "Pourquoi",
    forWhom: "Pour",
    state: "État",
    kept: "Ce que la loi lui fait garder",
    keptUntil: (day: string, law: string) => `jusqu’au ${day} (${law})`,
  },
  en: {
    givenTitle: (service: string) => `Done: “${service}” is opening`,
    givenText:
      "The service has what it needs, nothing more. Nothing to type again. You may stop at any time, here.",
    stoppedTitle: "Your agreement is withdrawn",
    stoppedText:
      "The service receives nothing more from you. It has been told; its confirmation will show here.",
    stoppedUntold: "The service receives nothing more from you.",
    life: "Your agreement",
    givenOn: "Given on",
    givenBy: "By",
    me: "you",
    represented: "somebody who represents them",
    agent: (name: string) => `${name}, at the desk`,
    provider: "Service of",
    endedOn: "Stopped on",
    why: "Why",
    forWhom: "For",
    state: "State",
    kept: "What the law makes it keep",
    keptUntil: (day: string, law: string) => `until ${day} (${law})`,
  },
});
