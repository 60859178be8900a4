import { defineMessages } from "../../web/index.ts";

export const serviceWords = defineMessages({
  fr: {
    forWhom: "Pour qui",
    audience: { self: "Pour vous", child: "Pour votre enfant", both: "Pour vous et vos enfants" },
    conditions: "Conditions",
    where: "Où",
    channels: { web: "en ligne", desk: "au guichet", phone: "par téléphone", mail: "par courrier" },
    offeredBy: "Proposé par",
    start: "Commencer",
    startHint: "Vous verrez chaque information avant de dire oui.",
    atDesk: "Ce service s’ouvre au guichet ou par téléphone.",
    asks: "Ce que ce service demande",
    asksNothing: "Ce service ne demande aucune information.",
    asksLead: (count: number): string =>
      count === 0
        ? "Rien n’est obligatoire : vous choisissez."
        : "Rien d’autre ne lui est transmis. Ce qui est facultatif se refuse sans perdre le service.",
    required: "Nécessaire",
    optional: "Facultatif, si vous voulez",
    bracket: (label: string) => `${label}, par tranche`,
    stopping: "Si vous arrêtez",
    atOnce: "Le service s’arrête tout de suite, et l’accès à vos informations avec lui.",
    whenSettled: "Le service ne reçoit plus rien dès que vous arrêtez.",
    mustKeep: "La loi oblige à garder :",
    heldFor: (what: string, law: string, duration: string) => `${what}, ${duration} : ${law}`,
    unsure: "Pas sûr d’y avoir droit ?",
    unsureText:
      "Commencez : les conditions sont vérifiées avant que rien ne soit transmis. Un agent peut aussi vous répondre.",
  },
  en: {
    forWhom: "Who it is for",
    audience: { self: "For you", child: "For your child", both: "For you and your children" },
    conditions: "Conditions",
    where: "Where",
    channels: { web: "online", desk: "at the desk", phone: "by phone", mail: "by post" },
    offeredBy: "Offered by",
    start: "Start",
    startHint: "You will see each piece of information before you say yes.",
    atDesk: "This service is opened at the desk or by phone.",
    asks: "What this service asks for",
    asksNothing: "This service asks for no information.",
    asksLead: (count: number): string =>
      count === 0
        ? "Nothing is required: you choose."
        : "Nothing else is sent to it. What is optional can be refused without losing the service.",
    required: "Required",
    optional: "Optional, if you like",
    bracket: (label: string) => `${label}, as a bracket`,
    stopping: "If you stop",
    atOnce: "The service stops at once, and its access to your information with it.",
    whenSettled: "The service receives nothing more as soon as you stop.",
    mustKeep: "The law requires keeping:",
    heldFor: (what: string, law: string, duration: string) => `${what}, ${duration}: ${law}`,
    unsure: "Not sure you qualify?",
    unsureText: "Start: the conditions are checked before anything is sent. An agent can also answer you.",
  },
});
