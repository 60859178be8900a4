import type { Sentence } from "../../../kernel/errors.ts";
import type { QuestionOutcome } from "./question.ts";

/**
 * What an agent has to settle, by kind, in a few words; the most pressing first: what came with an amount
 * that may count.
 */
export const gapNames = {
  far: { fr: "Montant très différent", en: "Very different amount" },
  other_identity: { fr: "Peut-être quelqu’un d’autre", en: "Perhaps somebody else" },
  family_changed: { fr: "Enfant absent de la réponse", en: "Child missing from the answer" },
  older: { fr: "Réponse plus ancienne", en: "Older answer" },
  twice: { fr: "Deux réponses contraires", en: "Two answers that disagree" },
  not_found: { fr: "Famille non trouvée", en: "Family not found" },
  several: { fr: "Plusieurs personnes possibles", en: "Several people possible" },
  not_enough: { fr: "Identité incomplète", en: "Incomplete identity" },
  no_quotient: { fr: "Famille sans quotient là-bas", en: "Family without a quotient there" },
  silent: { fr: "Absente de la réponse", en: "Missing from the answer" },
  refused: { fr: "Question refusée", en: "Question refused" },
  down: { fr: "Administration sans réponse", en: "Administration that did not answer" },
} as const satisfies Partial<Record<QuestionOutcome, Sentence>>;

export type Gap = keyof typeof gapNames;

export const isGap = (text: unknown): text is Gap =>
  typeof text === "string" && Object.hasOwn(gapNames, text);
export const gaps: readonly Gap[] = Object.keys(gapNames).filter(isGap);
