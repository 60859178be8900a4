import type { Contribution } from "../../../kernel/contributions.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { deletePersonPairs } from "./store.ts";

const answers: Readonly<Record<string, Sentence>> = {
  same: { fr: "une même personne", en: "one person" },
  different: { fr: "deux personnes", en: "two people" },
  unsure: { fr: "on ne sait pas", en: "it is not known" },
};

export const duplicatesContribution: Contribution = {
  module: "duplicates",
  // A guess about two people at once: their journals tell that their records were opened for it, never with
  // whom.
  exportPerson: async () => ({}),
  erasePerson: (tx, context, personId) => deletePersonPairs(tx, context.authorityId, personId),
  purge: async () => 0,
  journal: {
    "duplicates.list_read": ({ pairs }) => ({
      fr: `La liste des doublons possibles a été lue (${String(pairs)}).`,
      en: `The list of possible duplicates was read (${String(pairs)}).`,
    }),
    "duplicates.record_compared": () => ({
      fr: "Votre fiche a été ouverte pour vérifier que personne n’est inscrit deux fois.",
      en: "Your record was opened to check that nobody is enrolled twice.",
    }),
    "duplicates.pair_decided": ({ verdict }) => ({
      fr: `Deux fiches ont été comparées : ${answers[String(verdict)]?.fr ?? ""}.`,
      en: `Two records were compared: ${answers[String(verdict)]?.en ?? ""}.`,
    }),
  },
};
