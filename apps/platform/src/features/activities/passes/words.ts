import type { Sentence } from "../../../kernel/errors.ts";
import type { CancelReason, OfferCategory, PassProof, VoidReason } from "./pass.ts";

export const categoryWords: Readonly<Record<OfferCategory, Sentence>> = {
  cinema: { fr: "Cinéma", en: "Cinema" },
  books: { fr: "Livres", en: "Books" },
  show: { fr: "Spectacle", en: "Shows" },
  sport: { fr: "Sport", en: "Sport" },
  leisure: { fr: "Loisirs", en: "Leisure" },
  transport: { fr: "Transport", en: "Transport" },
  meal: { fr: "Repas", en: "Meals" },
  other: { fr: "Autre", en: "Other" },
};

export const cancelWords: Readonly<Record<CancelReason, Sentence>> = {
  mistake: { fr: "Erreur de saisie", en: "Typing mistake" },
  not_served: { fr: "La personne n’a rien pris", en: "The person took nothing" },
  wrong_amount: { fr: "Montant à corriger", en: "Amount to correct" },
};

/** How a pass was shown. */
export const shownWords: Readonly<Record<PassProof, Sentence>> = {
  live: { fr: "téléphone ou carte", en: "phone or card" },
  paper: { fr: "papier", en: "paper" },
  number: { fr: "numéro tapé", en: "typed number" },
  code: { fr: "code montré", en: "code shown" },
};

export const voidReasonWords: Readonly<Record<VoidReason, Sentence>> = {
  refused: { fr: "la banque l’a refusé", en: "the bank refused it" },
  never_given: {
    fr: "le fichier n’a jamais été donné à la banque",
    en: "the file was never given to the bank",
  },
  wrong: {
    fr: "le compte ou le jour était faux, et rien n’a été payé",
    en: "the account or the day was wrong, and nothing was paid",
  },
};
