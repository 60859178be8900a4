import type { Agreement } from "@ardeco/duplicates";
import type { Sentence } from "../../../kernel/errors.ts";

/**
 * In words: a figure would be believed more than it deserves. Two birth dates are never very likely one
 * person's, however much else agrees: whoever reads both would not believe it, and would be right.
 * @param probability from 0 to 1
 */
export function formatLikelihood(probability: number, agreements: readonly Agreement[]): Sentence {
  const isOtherwiseBorn = agreements.some(
    ({ feature, level, top }) => feature === "birth_date" && level < top,
  );
  if (probability >= 0.99 && !isOtherwiseBorn) return { fr: "Très probable", en: "Very likely" };
  if (probability >= 0.8) return { fr: "Probable", en: "Likely" };
  return probability >= 0.5 ? { fr: "Possible", en: "Possible" } : { fr: "Peu probable", en: "Unlikely" };
}
