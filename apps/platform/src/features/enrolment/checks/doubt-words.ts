import type { Sentence } from "../../../kernel/errors.ts";
import type { Doubt } from "./rules/doubts.ts";

/** For the agent: what a check says against a document. */
export const doubtWords: Readonly<Record<Doubt, Sentence>> = {
  infected: { fr: "le fichier est dangereux", en: "the file is dangerous" },
  altered: {
    fr: "le cachet électronique ne correspond pas au document",
    en: "the electronic seal does not match the document",
  },
  test_seal: {
    fr: "le cachet électronique est celui d’un spécimen",
    en: "the electronic seal is that of a sample",
  },
  other_person: { fr: "le document est à un autre nom", en: "the document is in another name" },
  other_birthdate: {
    fr: "la date de naissance y est différente",
    en: "the date of birth on it is different",
  },
  other_address: { fr: "l’adresse y est différente", en: "the address on it is different" },
  too_old: { fr: "le document est trop ancien", en: "the document is too old" },
  replayed: {
    fr: "le même document a été présenté pour une autre personne",
    en: "the same document was presented for another person",
  },
  incomplete: {
    fr: "le document n’en dit pas assez pour comparer",
    en: "the document does not say enough to compare",
  },
};
