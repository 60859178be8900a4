import type { Feature, FeatureName } from "../compare/feature.ts";
import type { Model } from "../model/learn.ts";

interface Weights {
  readonly same: readonly number[];
  readonly household: readonly number[];
  readonly twins: readonly number[];
  readonly strangers: readonly number[];
}

/**
 * How often each level of agreement is reached, as learned from a made-up French population of 60,000 rows
 * (`@ardeco/testing/population`, 26 November 2026), rounded; names a little more common among strangers than
 * there, as in a small town.
 */
const WEIGHTS: Readonly<Partial<Record<FeatureName, Weights>>> = {
  given_name: {
    same: [0.02, 0.03, 0.28, 0.67],
    household: [0.96, 0.0056, 0.0041, 0.026],
    twins: [0.93, 0.05, 0.018, 0.002],
    strangers: [0.977, 0.0075, 0.0055, 0.01],
  },
  family_name: {
    same: [0.008, 0.028, 0.22, 0.744],
    household: [0.021, 0.0038, 0.048, 0.927],
    twins: [0.021, 0.0038, 0.048, 0.927],
    strangers: [0.9905, 0.005, 0.0025, 0.002],
  },
  swapped_names: {
    same: [0.93, 0.07],
    household: [0.995, 0.005],
    twins: [0.995, 0.005],
    strangers: [0.998, 0.002],
  },
  sex: { same: [0.013, 0.987], household: [0.27, 0.73], twins: [0.27, 0.73], strangers: [0.27, 0.73] },
  sex_otherwise: { same: [0.02, 0.98], household: [0.49, 0.51], twins: [0.35, 0.65], strangers: [0.5, 0.5] },
  birth_date: {
    same: [0.006, 0.057, 0.094, 0.843],
    household: [0.978, 0.0009, 0.0011, 0.02],
    twins: [0.01, 0.01, 0.01, 0.97],
    strangers: [0.998, 0.0009, 0.0011, 0.00004],
  },
  birth_place: {
    same: [0.06, 0.002, 0.002, 0.936],
    household: [0.9, 0.002, 0.002, 0.096],
    twins: [0.01, 0.01, 0.01, 0.97],
    strangers: [0.92, 0.002, 0.002, 0.076],
  },
  email: {
    same: [0.1, 0.08, 0.82],
    household: [0.9, 0.0005, 0.0995],
    twins: [0.9, 0.0005, 0.0995],
    strangers: [0.9999, 0.00005, 0.00001],
  },
  phone: {
    same: [0.14, 0.0004, 0.86],
    household: [0.78, 0.0001, 0.22],
    twins: [0.78, 0.0001, 0.22],
    strangers: [0.9999, 0.00002, 0.00001],
  },
};

/** Somebody who arrives is known one time in seven, and lives with one of those known. */
const [KNOWN, AT_HOME] = [0.15, 1.2];

/**
 * The model before a town has taught its own.
 * @param among how many people it knows
 */
export function priorModel(features: readonly Feature[], among: number): Model {
  const of = (kind: keyof Weights) =>
    features.map(({ name, levels }) =>
      Float64Array.from(WEIGHTS[name]?.[kind] ?? Array.from({ length: levels }, () => 1)),
    );
  const people = Math.max(20, among);
  return {
    same: of("same"),
    household: of("household"),
    twins: of("twins"),
    strangers: of("strangers"),
    rateOfSame: KNOWN / people,
    rateOfHousehold: AT_HOME / people,
  };
}
