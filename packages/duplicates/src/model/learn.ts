import type { Feature } from "../compare/feature.ts";
import { shares } from "./chance.ts";
import { FlatLevels } from "./flat-levels.ts";

/** What pairs are: the same person, two of one household, twins, strangers. */
export interface Model {
  /** For each feature, how often each level is reached by the same person twice. */
  readonly same: readonly Float64Array[];
  /** By two of a household: they share what a household shares, and nothing else but by chance. */
  readonly household: readonly Float64Array[];
  /** By twins: a household, the birth too, and never one given name. */
  readonly twins: readonly Float64Array[];
  readonly strangers: readonly Float64Array[];
  /** Among all pairs; twins are counted in the household. */
  readonly rateOfSame: number;
  readonly rateOfHousehold: number;
}

/**
 * What is supposed before anything is seen, worth that many pairs: without it, a file without duplicates
 * would teach that siblings are.
 */
const PRIOR_PAIRS = 30;
const ROUNDS = 60;
/** Of two of a household, how often they are twins. */
const TWINS = 0.03;
/** Given names passed on, and chance: a household agrees on personal things a little more than by chance. */
const HOUSEHOLD_LIKENESS = 0.02;

export interface Seen {
  /** Levels of each feature, and how many candidate pairs look so. */
  readonly levels: Int8Array;
  readonly count: number;
}

/**
 * Learns from the candidates, without labels (expectation–maximisation on the model of Fellegi and Sunter,
 * 1969, with two classes more: households and twins). Pairs that share no key are strangers, and count as
 * such.
 */
export function learn(
  features: readonly Feature[],
  seen: readonly Seen[],
  strangers: readonly Float64Array[],
  rows: number,
): Model {
  const supposed = suppose(features, strangers, rows);
  let model: Model = { ...supposed, strangers };
  const flat = new FlatLevels(
    features,
    seen.map(({ levels }) => levels),
  );
  const counts = Float64Array.from(seen, ({ count }) => count);
  for (let round = 0; round < ROUNDS; round++)
    model = next(features, classify(flat, counts, model, supposed), model, supposed);
  return model;
}

type Supposed = Omit<Model, "strangers"> & { readonly allPairs: number; readonly households: number };

/**
 * A row in twenty is there twice; a hundred rows hold two of one household at least: what is supposed of a
 * file before it is read.
 */
function suppose(features: readonly Feature[], strangers: readonly Float64Array[], rows: number): Supposed {
  const allPairs = Math.max(1, (rows * (rows - 1)) / 2);
  const households = rows / 100;
  const chanceAt = (at: number, { levels }: Feature) => strangers[at] ?? new Float64Array(levels);
  return {
    same: features.map(supposedSame),
    household: features.map((feature, at) => supposedHousehold(feature, chanceAt(at, feature))),
    twins: features.map((feature, at) => supposedTwins(feature, chanceAt(at, feature))),
    rateOfSame: Math.min(0.2, rows / 20 / allPairs),
    rateOfHousehold: Math.min(0.2, households / allPairs),
    allPairs,
    households,
  };
}

/** Most often the same; the rest shared by what differs. */
function supposedSame({ name, levels }: Feature): Float64Array {
  if (name === "swapped_names") return Float64Array.of(0.98, 0.02);
  // Who moved may have left the town, or not.
  if (name === "locality_elsewhere") return new Float64Array(levels).fill(1 / levels);
  const top = levels - 1;
  // Names and birth of one person differ wholly once in a hundred times: otherwise twins and namesakes would
  // be learned as one person.
  const other = name === "given_name" || name === "birth_date" ? 0.01 : 0.15 / top;
  const near = top > 1 ? (0.15 - other) / (top - 1) : 0;
  return Float64Array.from({ length: levels }, (_, level) =>
    level === top ? 0.85 : level > 0 ? near : other,
  );
}

function supposedHousehold(feature: Feature, chance: Float64Array): Float64Array {
  // Somebody typed the names of a sister in each other's place as often as one's own.
  if (feature.name === "swapped_names") return supposedSame(feature);
  const top = feature.levels - 1;
  const share = feature.shared ? 0.85 : HOUSEHOLD_LIKENESS;
  return chance.map((value, level) => value * (1 - share) + (level === top ? share : 0));
}

/** What two born together share is the birth; the given name is what they do not. */
function supposedTwins(feature: Feature, chance: Float64Array): Float64Array {
  const top = feature.levels - 1;
  if (feature.name === "birth_date" || feature.name === "birth_place")
    return Float64Array.from({ length: feature.levels }, (_, level) => (level === top ? 0.97 : 0.03 / top));
  if (feature.name === "given_name") return Float64Array.of(0.93, 0.05, 0.018, 0.002);
  if (feature.name === "sex_otherwise") return Float64Array.of(0.35, 0.65);
  return supposedHousehold(feature, chance);
}

/** How many pairs are of a class, and by feature how many of them reach each level. */
interface Classified {
  readonly same: readonly Float64Array[];
  readonly household: readonly Float64Array[];
  readonly pairsSame: number;
  readonly pairsHousehold: number;
}

/** First half of a round: which class each kind of pair is of. */
function classify(flat: FlatLevels, counts: Float64Array, model: Model, supposed: Supposed): Classified {
  const tabulateShares = (byFeature: readonly Float64Array[]) => flat.tableOf(byFeature, 1);
  const [asSame, asHousehold] = [tabulateShares(model.same), tabulateShares(model.household)];
  const [asTwins, asStrangers] = [tabulateShares(model.twins), tabulateShares(model.strangers)];
  const weigh = (shares: Float64Array) => shares.map((share) => share * PRIOR_PAIRS);
  const countsSame = flat.tableOf(supposed.same.map(weigh), 0);
  const countsHousehold = flat.tableOf(supposed.household.map(weigh), 0);
  const priors = computePriors(model);
  // A file whose households are not seen still has some: siblings must not be taken for one person.
  let [pairsSame, pairsHousehold] = [1, supposed.households];
  for (let pair = 0; pair < counts.length; pair++) {
    const [start, end] = [pair * flat.features, (pair + 1) * flat.features];
    let [same, household, twins, strangers] = priors;
    for (let at = start; at < end; at++) {
      const place = flat.places[at] ?? 0;
      same *= asSame[place] ?? 1;
      household *= asHousehold[place] ?? 1;
      twins *= asTwins[place] ?? 1;
      strangers *= asStrangers[place] ?? 1;
    }
    const sum = same + household + twins + strangers;
    if (sum === 0) continue;
    const countSame = (same / sum) * (counts[pair] ?? 0);
    const countHousehold = (household / sum) * (counts[pair] ?? 0);
    pairsSame += countSame;
    pairsHousehold += countHousehold;
    for (let at = start; at < end; at++) {
      const place = flat.places[at] ?? 0;
      countsSame[place] = (countsSame[place] ?? 0) + countSame;
      countsHousehold[place] = (countsHousehold[place] ?? 0) + countHousehold;
    }
  }
  return {
    same: flat.byFeature(countsSame),
    household: flat.byFeature(countsHousehold),
    pairsSame,
    pairsHousehold,
  };
}

/** Second half: what each class looks like. */
function next(
  features: readonly Feature[],
  { same, household, pairsSame, pairsHousehold }: Classified,
  model: Model,
  supposed: Supposed,
): Model {
  return {
    ...model,
    same: same.map(shares),
    // Only what a household shares is learned: the rest stays chance, or the class would learn to be the same
    // person.
    household: household.map((counts, at) =>
      features[at]?.shared ? shares(counts) : (supposed.household[at] ?? counts),
    ),
    twins: household.map((counts, at) =>
      features[at]?.shared ? shares(counts) : (supposed.twins[at] ?? counts),
    ),
    rateOfSame: Math.min(0.4, pairsSame / supposed.allPairs),
    rateOfHousehold: Math.min(0.4, pairsHousehold / supposed.allPairs),
  };
}

/** How likely any pair is of the same person, of two of a household, of twins, of strangers. */
const computePriors = (
  model: Model,
): readonly [same: number, household: number, twins: number, strangers: number] => [
  model.rateOfSame,
  model.rateOfHousehold * (1 - TWINS),
  model.rateOfHousehold * TWINS,
  1 - model.rateOfSame - model.rateOfHousehold,
];

/**
 * How likely a pair of these levels is of each class.
 * @param rarity how much rarer than usual what it agrees on is, by feature
 */
export function classOf(
  levels: Int8Array,
  model: Model,
  rarity?: Float64Array,
): { asSame: number; asHousehold: number } {
  let [same, household, twins, strangers] = computePriors(model);
  for (let at = 0; at < levels.length; at++) {
    const level = levels[at] ?? -1;
    if (level < 0) continue;
    const rare = rarity?.[at] ?? 1;
    same *= model.same[at]?.[level] ?? 1;
    household *= model.household[at]?.[level] ?? 1;
    twins *= model.twins[at]?.[level] ?? 1;
    strangers *= (model.strangers[at]?.[level] ?? 1) * rare;
  }
  const sum = same + household + twins + strangers;
  return sum === 0 ? { asSame: 0, asHousehold: 0 } : { asSame: same / sum, asHousehold: household / sum };
}
