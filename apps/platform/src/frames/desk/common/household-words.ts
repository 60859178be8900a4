import { type DocumentKind, documentKinds } from "@ardeco/contracts";
import { formatInnerLabel } from "../../../kernel/text.ts";
import { defineMessages } from "../../../web/index.ts";

export const householdWords = defineMessages({
  fr: {
    none: "Aucun foyer ni représentant n’est déclaré.",
    livesHere: "vit sous le même toit",
    adult: "adulte",
    child: "enfant",
    share: (percent: number) => `${percent} % du temps`,
    representative: (kind: string) => `agit pour cette personne (${kind})`,
    represented: (kind: string) => `cette personne agit en son nom (${kind})`,
    states: { declared: "À vérifier", validated: "Vérifié", ended: "Terminé" },
    approveKept: (kind: DocumentKind) => `Lu dans le dossier : ${formatInnerLabel(documentKinds[kind].fr)}`,
    approve: (kind: DocumentKind) => `Original vu : ${formatInnerLabel(documentKinds[kind].fr)}`,
  },
  en: {
    none: "No household or representative is declared.",
    livesHere: "lives under the same roof",
    adult: "adult",
    child: "child",
    share: (percent: number) => `${percent}% of the time`,
    representative: (kind: string) => `acts for this person (${kind})`,
    represented: (kind: string) => `is represented by this person (${kind})`,
    states: { declared: "To be checked", validated: "Checked", ended: "Ended" },
    approveKept: (kind: DocumentKind) => `Read in the file: ${formatInnerLabel(documentKinds[kind].en)}`,
    approve: (kind: DocumentKind) => `Original seen: ${formatInnerLabel(documentKinds[kind].en)}`,
  },
});
