import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const endWords = defineMessages({
  fr: {
    act: "Mettre fin à cette représentation",
    of: (name: string) => ` : ${name}`,
    lead: (representative: string, represented: string, kind: string) =>
      `${representative} agit pour ${represented} (${kind}).`,
    what: "Ce qui se passe aussitôt",
    effects: (representative: string, represented: string) =>
      [
        `${representative} ne voit plus les informations ${formatOfName(represented)} et n’agit plus en son nom.`,
        `Les services ${formatOfName(represented)} restent ouverts.`,
        "Les deux personnes le lisent dans leur journal, avec la raison.",
        `${representative} ne peut pas déclarer ce lien de nouveau. Un agent le rétablit, sur justificatif.`,
      ].join("\n"),
    account: (representative: string, represented: string) =>
      `Si ${representative} entrait dans le compte ${formatOfName(represented)}, cet accès se ferme : adresse, clés et appareils. Qui représente encore ${represented} se connecte de nouveau.`,
    alone: (represented: string) => `Plus personne n’agira pour ${represented}`,
    aloneText:
      "Aucun autre représentant n’est connu. S’il y en a un, faites établir son lien au guichet, sur justificatif.",
    cause: "Pourquoi ?",
    causes: {
      court_decision: "Décision de justice",
      expired: "La procuration, ou la mesure, est terminée",
      revoked: "La personne représentée la retire",
      renounced: "Le représentant la rend",
      error: "Elle a été enregistrée par erreur",
    },
    document: "Document lu",
    documentHint: "Une décision de justice se lit avant d’arrêter le lien.",
    noDocument: "Aucun document",
    original: (kind: string) => `Original vu, non conservé : ${kind}`,
    kept: (kind: string, day: string) => `Pièce conservée, reçue le ${day} : ${kind}`,
    reason: "Précision",
    reasonHint: "Les deux personnes la liront. N’écrivez ni adresse ni fait privé.",
    read: "J’ai lu ce qui se passe, et je mets fin à cette représentation",
    readMissing: "Cochez, ou revenez à la personne.",
    confirm: "Mettre fin à cette représentation",
    back: "Revenir à la personne",
  },
  en: {
    act: "End this representation",
    of: (name: string) => `: ${name}`,
    lead: (representative: string, represented: string, kind: string) =>
      `${representative} acts for ${represented} (${kind}).`,
    what: "What happens at once",
    effects: (representative: string, represented: string) =>
      [
        `${representative} no longer sees ${represented}’s information and no longer acts in their name.`,
        `${represented}’s services stay open.`,
        "Both people read it in their journal, with the reason.",
        `${representative} cannot declare this link again. An agent sets it up again, on evidence.`,
      ].join("\n"),
    account: (representative: string, represented: string) =>
      `If ${representative} entered ${represented}’s account, that way in closes: address, keys and devices. Whoever still represents ${represented} signs in again.`,
    alone: (represented: string) => `Nobody will act for ${represented} any more`,
    aloneText:
      "No other representative is known. If there is one, set up their link at the desk, on evidence.",
    cause: "Why?",
    causes: {
      court_decision: "A court’s decision",
      expired: "The power of attorney, or the measure, is over",
      revoked: "The person represented withdraws it",
      renounced: "The representative gives it back",
      error: "It was recorded by mistake",
    },
    document: "Document read",
    documentHint: "A court’s decision is read before the link is ended.",
    noDocument: "No document",
    original: (kind: string) => `Original seen, not kept: ${kind}`,
    kept: (kind: string, day: string) => `Item kept, received on ${day}: ${kind}`,
    reason: "Details",
    reasonHint: "Both people will read it. Write neither an address nor anything private.",
    read: "I have read what happens, and I end this representation",
    readMissing: "Tick, or go back to the person.",
    confirm: "End this representation",
    back: "Back to the person",
  },
});
