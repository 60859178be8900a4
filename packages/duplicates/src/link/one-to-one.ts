import type { Pair } from "../model/score.ts";

/** Where the second of two files begins. */
export interface TwoFiles {
  readonly secondFrom: number;
  readonly size: number;
}

/**
 * A pair within a file that is as likely is of one person; less likely ones may be namesakes, who are many
 * where little is told.
 */
const SURE = 0.9;
/** A file holds a person once when sure pairs within files are fewer than one for so many rows. */
const ROWS_A_PAIR_WITHIN = 30;
const ROUNDS = 100;
/** Some of a file have no counterpart in the other, whatever is seen. */
const MOST_MATCHED = 0.99;
/** A pair is surer than that of no file: odds stay finite. */
const SUREST = 1 - 1e-9;

const isAcross = ({ one, other }: Pair, { secondFrom }: TwoFiles): boolean =>
  one < secondFrom && other >= secondFrom;

/**
 * Whether each of two files holds a person once, as far as pairs within them tell: only then is a counterpart
 * unique.
 */
export function areWithoutDuplicates(pairs: readonly Pair[], files: TwoFiles): boolean {
  const within = pairs.filter((pair) => pair.probability >= SURE && !isAcross(pair, files)).length;
  return within <= files.size / ROWS_A_PAIR_WITHIN;
}

/**
 * Pairs from one file to the other when each row has one counterpart at most: a row's candidates and "no
 * counterpart" share its probability, in proportion to their odds, and a pair is kept when each of its rows
 * has no likelier one. Taken alone, a pair on which much differs is unlikely; among rivals that are all less
 * likely, in files that share nearly everybody, it is the counterpart. The share of rows that have one is
 * learned from the file (expectation–maximisation, Fellegi and Sunter's odds, one multinomial a row).
 * @param rateOfSame of all pairs, with which their probabilities were reckoned
 */
export function linkOneToOne(pairs: readonly Pair[], files: TwoFiles, rateOfSame: number): readonly Pair[] {
  const across = pairs.filter((pair) => isAcross(pair, files));
  const second = files.size - files.secondFrom;
  // What each pair's agreements say, apart from how many pairs are of one person.
  const ratios = Float64Array.from(across, ({ probability }) => {
    const likely = Math.min(probability, SUREST);
    return (likely / (1 - likely)) * ((1 - rateOfSame) / rateOfSame);
  });
  const sums = new Float64Array(files.size);
  const likeliest = new Float64Array(files.size);
  across.forEach(({ one, other }, at) => {
    const ratio = ratios[at] ?? 0;
    for (const row of [one, other]) {
      sums[row] = (sums[row] ?? 0) + ratio;
      likeliest[row] = Math.max(likeliest[row] ?? 0, ratio);
    }
  });
  const [fewer, more] = [Math.min(files.secondFrom, second), Math.max(files.secondFrom, second)];
  const isFewerFirst = files.secondFrom === fewer;
  const share = shareMatched(isFewerFirst ? sums.subarray(0, fewer) : sums.subarray(files.secondFrom), more);
  const none = (1 - share) / (share / more);
  return across.flatMap((pair, at) => {
    const ratio = ratios[at] ?? 0;
    if (ratio < (likeliest[pair.one] ?? 0) || ratio < (likeliest[pair.other] ?? 0)) return [];
    const all = (sums[pair.one] ?? 0) + (sums[pair.other] ?? 0) - ratio + none;
    return [{ ...pair, probability: ratio / all }];
  });
}

/**
 * The share of a file's rows that have a counterpart among their candidates.
 * @param others rows of the other file
 */
function shareMatched(sums: Float64Array, others: number): number {
  let share = 0.5;
  for (let round = 0; round < ROUNDS; round++) {
    let matched = 0;
    for (const sum of sums) {
      const odds = ((share / others) * sum) / (1 - share);
      matched += odds / (1 + odds);
    }
    share = Math.min(MOST_MATCHED, Math.max(1, matched) / Math.max(2, sums.length));
  }
  return share;
}
