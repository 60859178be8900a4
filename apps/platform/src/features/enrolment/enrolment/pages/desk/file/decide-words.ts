import type { KeyLetters } from "../../../../../../frames/desk/common/kept-keys.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const decideWords = defineMessages({
  fr: {
    acts: { valider: "Concorde", refuser: "Refuser", demander: "Autre pièce", laisser: "Plus tard" },
    seenOn: "Vu sur",
    seenOnFor: (labels: string) => `Sert pour : ${labels}`,
    reason: (label: string) => `Motif (${label})`,
    more: (label: string) => `Précisions (${label})`,
    moreWhy: "La personne le lira.",
    kind: (label: string) => `Document à demander (${label})`,
    validate: "Valider ce qui concorde",
    save: "Enregistrer les décisions",
    left: "Ce qui est laissé pour plus tard reste à décider.",
    one: "Une information à la fois : corriger, accorder une exception",
    reasonMissing: (label: string) => `${label} : choisissez un motif, ou écrivez pourquoi.`,
    kindMissing: (label: string) => `${label} : choisissez le document à demander.`,
    seenMissing: (label: string) => `${label} : dites sur quoi vous l’avez vu.`,
    actMissing: (label: string) => `${label} : choisissez ce que vous en décidez.`,
    inSpite: (label: string) =>
      `${label} : un contrôle dit autre chose de cette pièce. Écrivez pourquoi vous l’acceptez.`,
    keys: {
      on: ({ next, previous, validate, refuse, ask, send, nextFile }: KeyLetters) =>
        `Au clavier : ${next} et ${previous} passent d’une information à l’autre, ${validate} concorde, ${refuse} refuse, ${ask} demande une autre pièce, ${send} valide et enregistre, ${nextFile} ouvre le dossier suivant.`,
      off: "Les touches du clavier sont désactivées sur cette page.",
      switchOff: "Désactiver ces touches",
      switchOn: "Activer les touches",
      change: "Changer les lettres",
    },
    reasons: {
      illisible: "Le document est illisible.",
      incomplet: "Il manque une page ou le verso du document.",
      ancien: "Le document est trop ancien, ou n’est plus valable.",
      autre_nom: "Le document est au nom d’une autre personne.",
      different: "L’information déclarée n’est pas celle du document.",
      autre_document: "Ce document ne prouve pas cette information.",
    },
  },
  en: {
    acts: { valider: "Agrees", refuser: "Refuse", demander: "Other item", laisser: "Later" },
    seenOn: "Seen on",
    seenOnFor: (labels: string) => `Serves for: ${labels}`,
    reason: (label: string) => `Reason (${label})`,
    more: (label: string) => `Details (${label})`,
    moreWhy: "The person will read it.",
    kind: (label: string) => `Document to ask for (${label})`,
    validate: "Validate what agrees",
    save: "Save the decisions",
    left: "What is left for later stays to be decided.",
    one: "One at a time: correct, grant an exception",
    reasonMissing: (label: string) => `${label}: choose a reason, or write why.`,
    kindMissing: (label: string) => `${label}: choose the document to ask for.`,
    seenMissing: (label: string) => `${label}: say what you saw it on.`,
    actMissing: (label: string) => `${label}: choose what you decide of it.`,
    inSpite: (label: string) => `${label}: a check says otherwise of this item. Write why you accept it.`,
    keys: {
      on: ({ next, previous, validate, refuse, ask, send, nextFile }) =>
        `By keyboard: ${next} and ${previous} go from one to the next, ${validate} agrees, ${refuse} refuses, ${ask} asks for another item, ${send} validates and saves, ${nextFile} opens the next file.`,
      off: "Single keys are switched off on this page.",
      switchOff: "Switch these keys off",
      switchOn: "Switch keys on",
      change: "Change the letters",
    },
    reasons: {
      illisible: "The document cannot be read.",
      incomplet: "A page or the back of the document is missing.",
      ancien: "The document is too old, or no longer valid.",
      autre_nom: "The document is in somebody else’s name.",
      different: "What was declared is not what the document says.",
      autre_document: "This document does not prove this.",
    },
  },
});

export type StandardReason = keyof ReturnType<typeof decideWords>["reasons"];

export const standardReasons = Object.keys(decideWords("fr").reasons) as readonly StandardReason[];
