import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const deskCouplingWords = defineMessages({
  fr: {
    title: (name: string) => `Offres couplées ${formatOfName(name)}`,
    act: "Ses offres couplées",
    lead: "Des services se mettent ensemble : avec plusieurs d’entre eux, on paie moins. Lisez l’offre à voix haute : la personne dit oui, ou non.",
    none: "Aucune offre couplée pour l’instant",
    noneText: "Quand des services en proposeront une, elle sera ici.",
    besideTitle: "La personne est-elle à côté de vous ?",
    besideText:
      "Une offre couplée dit quels services une personne a : elle ne se montre qu’avec elle. Ouvrez « Tous ses services » avec elle, puis revenez ici.",
    toBeside: "Tous ses services",
    open: "Lire l’offre",
    toAnswer: "Ce que la personne répond",
    whoSays: "Qui le dit, devant vous ?",
    agree: "Noter le oui",
    stop: "Noter l’arrêt",
    stopLead: "Le prix redevient celui de tout le monde dès aujourd’hui. Ses services restent ouverts.",
    done: {
      oui: "Le oui est noté : la réduction compte dès maintenant",
      non: "L’arrêt est noté : le prix est celui de tout le monde",
    },
    doneText:
      "C’est écrit dans son journal. Un courriel part ; sans adresse, une lettre attend dans « Lettres à imprimer » : remettez-la.",
    letters: "Lettres à imprimer",
    missing: "Ouvrez d’abord le service qui manque, avec la personne.",
    back: "Sa page",
  },
  en: {
    title: (name: string) => `Coupled offers of ${name}`,
    act: "Their coupled offers",
    lead: "Services team up: with several of them, one pays less. Read the offer aloud: the person says yes, or no.",
    none: "No coupled offer for now",
    noneText: "When services propose one, it will be here.",
    besideTitle: "Is the person beside you?",
    besideText:
      "A coupled offer tells which services a person has: it is shown with them only. Open “All their services” with them, then come back here.",
    toBeside: "All their services",
    open: "Read the offer",
    toAnswer: "What the person answers",
    whoSays: "Who says so, in front of you?",
    agree: "Note the yes",
    stop: "Note the end",
    stopLead: "From today on the price is everybody’s again. Their services stay open.",
    done: {
      oui: "The yes is noted: the reduction counts from now on",
      non: "The end is noted: the price is everybody’s",
    },
    doneText:
      "It is written in their journal. An e-mail leaves; without an address, a letter waits in “Letters to print”: hand it over.",
    letters: "Letters to print",
    missing: "First open the service that is missing, with the person.",
    back: "Their page",
  },
});
