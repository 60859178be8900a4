import type { Sentence } from "../../../../../../../../kernel/errors.ts";
import { type Answers, findTextAnswer } from "../../../../../../../../web/index.ts";
import { buildSentence } from "../../build-sentence.ts";

/** Beyond, the household page of the space goes on without limit. */
export const MAX_CHILDREN = 8;

export const childNumbers: readonly number[] = Array.from({ length: MAX_CHILDREN }, (_, index) => index + 1);

/** Name of a field of the n-th child: "child_2_birthdate". */
export const formatChildField = (child: number, name: string): string => `child_${child}_${name}`;

export const yesNo = [
  { value: "yes", label: buildSentence("Oui", "Yes") },
  { value: "no", label: buildSentence("Non", "No") },
];

/**
 * Is there an n-th child? The first is said by the question on children, the next ones by the child before.
 */
export function hasChild(answers: Answers, child: number): boolean {
  if (child === 1) return findTextAnswer(answers, "children") === "yes";
  return (
    hasChild(answers, child - 1) && findTextAnswer(answers, formatChildField(child - 1, "another")) === "yes"
  );
}

export const listAnsweredChildren = (answers: Answers): readonly number[] =>
  childNumbers.filter((child) => hasChild(answers, child));

const ordinals = [
  "premier",
  "deuxième",
  "troisième",
  "quatrième",
  "cinquième",
  "sixième",
  "septième",
  "huitième",
] as const;

/** "premier", "deuxième"… */
export const formatOrdinal = (child: number): string => ordinals[child - 1] ?? String(child);

/** "Ilyes Kaddour, premier enfant": the rank tells two children of one name apart. */
export function formatChildMention(answers: Answers, child: number): Sentence {
  const names = ["given_name", "family_name"].map((name) =>
    findTextAnswer(answers, formatChildField(child, name)),
  );
  const name = names.filter(Boolean).join(" ");
  return buildSentence(`${name}, ${formatOrdinal(child)} enfant`, `${name}, child ${child}`);
}
