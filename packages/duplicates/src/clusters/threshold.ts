import type { Pair } from "../model/score.ts";

/**
 * The probability from which pairs are taken as the same person, chosen without labels: the one whose expected F1 is best, since
 * probabilities say how many of the pairs taken are right and how many of those left are not.
 */
export function chooseThreshold(pairs: readonly Pair[]): number {
  const sorted = pairs.map(({ probability }) => probability).sort((one, other) => other - one);
  const all = sorted.reduce((sum, probability) => sum + probability, 0);
  let [right, best, threshold] = [0, 0, 0.5];
  sorted.forEach((probability, at) => {
    right += probability;
    const f1 = (2 * right) / (at + 1 + all);
    if (f1 > best) [best, threshold] = [f1, probability];
  });
  return Math.min(0.95, Math.max(0.3, threshold));
}
