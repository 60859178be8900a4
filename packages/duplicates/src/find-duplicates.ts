import { type Cluster, cluster } from "./clusters/clusters.ts";
import { chooseThreshold } from "./clusters/threshold.ts";
import type { Feature, FeatureName } from "./compare/feature.ts";
import { areWithoutDuplicates, linkOneToOne } from "./link/one-to-one.ts";
import { score } from "./model/score.ts";
import type { Table } from "./table/table.ts";

export interface Found {
  /** From which probability pairs were taken. */
  readonly threshold: number;
  readonly pairs: readonly FoundPair[];
  readonly clusters: readonly Cluster[];
  /** How many pairs were compared. */
  readonly compared: number;
}

export interface FoundPair {
  readonly one: number;
  readonly other: number;
  readonly probability: number;
  readonly agreements: readonly Agreement[];
}

/** On what two rows agree or not, as levels of the feature. */
export interface Agreement {
  readonly feature: FeatureName;
  readonly level: number;
  /** Highest level: the same. */
  readonly top: number;
}

/** Levels by the names of their features; what one of the two does not say is left out. */
export const agreementsOf = (features: readonly Feature[], levels: Int8Array): readonly Agreement[] =>
  features.flatMap(({ name, levels: count }, at) => {
    const level = levels[at] ?? -1;
    return level < 0 ? [] : [{ feature: name, level, top: count - 1 }];
  });

/** Nothing that both say differs, even a little. Names that are not swapped are no difference. */
const isSame = (features: readonly Feature[], levels: Int8Array): boolean =>
  features.every(
    ({ name, levels: count }, at) =>
      name === "swapped_names" || (levels[at] ?? -1) < 0 || levels[at] === count - 1,
  );

/**
 * Pairs of two files whose rows have one counterpart at most: those that are unlikely alone may be the
 * likeliest of a row.
 */
const LEAST_TO_LINK = 1e-4;

/**
 * Rows that are the same person.
 * @param threshold chosen without labels when null
 * @param secondFrom the row at which the second of two files begins, when people are linked from one to the
 *   other
 */
export function findDuplicates(
  table: Table,
  threshold: number | null = null,
  secondFrom: number | null = null,
): Found {
  const { features, pairs, probability, candidates, model } = score(
    table,
    secondFrom === null ? undefined : LEAST_TO_LINK,
  );
  const files = { secondFrom: secondFrom ?? 0, size: table.size };
  const isLinked = secondFrom !== null && areWithoutDuplicates(pairs, files);
  const considered = isLinked ? linkOneToOne(pairs, files, model.rateOfSame) : pairs;
  const from = threshold ?? chooseThreshold(considered, ({ levels }) => isSame(features, levels));
  const kept = considered.filter((pair) => pair.probability >= from);
  return {
    threshold: from,
    // A pair of two files is a group: each row has one counterpart.
    clusters: cluster(considered, from, isLinked ? () => 1 : probability),
    compared: candidates,
    pairs: kept
      .map(({ one, other, probability: likely, levels }) => ({
        one,
        other,
        probability: likely,
        agreements: agreementsOf(features, levels),
      }))
      .sort((a, b) => b.probability - a.probability),
  };
}
