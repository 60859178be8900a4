import {
  buildEmptyContribution,
  type Contribution,
  type JournalTeller,
} from "../../../kernel/contributions.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { documentNames } from "./words.ts";

const line =
  (fr: string, en: string): JournalTeller =>
  (data) => ({ fr: `${fr} : ${formatVersionName(data).fr}.`, en: `${en}: ${formatVersionName(data).en}.` });

function formatVersionName({ kind, number }: Readonly<Record<string, unknown>>): Sentence {
  const name = kind === "security_file" ? documentNames.security_file : documentNames.impact_assessment;
  return { fr: `${name.fr}, version ${number}`, en: `${name.en}, version ${number}` };
}

/** These documents are about no person, and their versions stay as proof. */
export const complianceContribution: Contribution = {
  ...buildEmptyContribution("compliance"),
  journal: {
    "compliance.drafted": line("Une nouvelle version est commencée", "A new version was begun"),
    "compliance.texts_written": line(
      "Les textes d’une version sont écrits",
      "The texts of a version were written",
    ),
    "compliance.frozen": line(
      "Une version est arrêtée, avec son empreinte",
      "A version was frozen, with its hash",
    ),
    "compliance.advised": line("Un avis est donné", "An opinion was given"),
    "compliance.decided": line("Une décision est prise", "A decision was made"),
  },
};
