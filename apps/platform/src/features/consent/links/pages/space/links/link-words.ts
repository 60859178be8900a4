import { defineMessages } from "../../../../../../web/index.ts";

export const linkWords = defineMessages({
  fr: {
    askTitle: "Relier un compte que vous avez déjà",
    ask: (client: string) => `« ${client} » demande si ce compte est le vôtre :`,
    account: (account: string, client: string) => `Votre compte ${account} – ${client}`,
    effect:
      "Si c’est oui, ce service vous reconnaîtra quand vous entrerez avec votre compte de la ville. Il n’apprend rien d’autre de vous, et les autres services n’en savent rien.",
    undo: "Vous pouvez revenir dessus quand vous voulez, dans « Mes comptes reliés ».",
    yes: "Oui, c’est mon compte",
    no: "Non, revenir au service",
    started: "Vous n’avez rien demandé ? Répondez non : quelqu’un vous a peut-être envoyé cette adresse.",
    title: "Mes comptes reliés",
    lead: "Des comptes que vous aviez chez un service, reliés à votre compte de la ville.",
    none: "Aucun compte relié",
    noneText: "Quand un service où vous avez déjà un compte propose de le relier, il apparaît ici.",
    since: (day: string) => `Relié le ${day}`,
    remove: "Ne plus relier",
    removed: "Le compte n’est plus relié",
    above: "Mes services",
    unknown: "Un service",
  },
  en: {
    askTitle: "Tie an account that you have already",
    ask: (client: string) => `“${client}” asks whether this account is yours:`,
    account: (account: string, client: string) => `Your account ${account} – ${client}`,
    effect:
      "If so, this service will know you when you come in with your town account. It learns nothing else of you, and other services know nothing of it.",
    undo: "You can change your mind at any time, in “My tied accounts”.",
    yes: "Yes, it is my account",
    no: "No, go back to the service",
    started: "You asked for nothing? Answer no: somebody may have sent you this address.",
    title: "My tied accounts",
    lead: "Accounts that you had at a service, tied to your town account.",
    none: "No tied account",
    noneText: "When a service where you already have an account offers to tie it, it appears here.",
    since: (day: string) => `Tied on ${day}`,
    remove: "No longer tie it",
    removed: "The account is no longer tied",
    above: "My services",
    unknown: "A service",
  },
});
