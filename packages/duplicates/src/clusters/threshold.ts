import type { Pair } from "../model/score.ts";

/**
 * Errors of this many standard deviations: how far a probability learned from few pairs may be from the
 * truth.
 */
const DOUBT = 2;
/** A pair is not taken on less. */
const LEAST = 0.3;

/**
 * The probability from which pairs are taken as the same person, chosen without labels: the one whose
 * expected F1 is best, since probabilities say how many of the pairs taken are right and how many of those
 * left are not. A pair on which something differs, however little, counts for less while few pairs are as
 * likely: they taught the model little of what may differ. The threshold lies between two pairs, never at
 * one: no single pair makes its own way in.
 * @param isSame whether nothing that both rows say differs, even a little
 */
export function chooseThreshold(pairs: readonly Pair[], isSame: (pair: Pair) => boolean): number {
  const sorted = pairs.toSorted((one, other) => other.probability - one.probability);
  const worth = sorted.map((pair, at) =>
    isSame(pair) ? pair.probability : doubted(pair.probability, at + 1),
  );
  const all = worth.reduce((sum, one) => sum + one, 0);
  let [right, best, taken] = [0, 0, 0];
  for (const [at, one] of worth.entries()) {
    right += one;
    const f1 = (2 * right) / (at + 1 + all);
    if (one < LEAST || f1 <= best) continue;
    [best, taken] = [f1, at + 1];
  }
  const probabilityAt = (at: number, otherwise: number) => sorted[at]?.probability ?? otherwise;
  const between = (probabilityAt(taken - 1, 1) + probabilityAt(taken, 0)) / 2;
  return Math.min(0.95, Math.max(LEAST, between));
}

const doubted = (probability: number, pairs: number): number =>
  Math.max(0, probability - DOUBT * Math.sqrt((probability * (1 - probability)) / pairs));
