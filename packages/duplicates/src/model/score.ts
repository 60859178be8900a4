import { visitCandidates } from "../candidates/candidates.ts";
import { keysOf } from "../candidates/keys.ts";
import { orderByName } from "../candidates/order.ts";
import { grown } from "../candidates/pairs.ts";
import { factFeatures } from "../compare/facts.ts";
import type { Feature } from "../compare/feature.ts";
import { nameFeatures } from "../compare/names.ts";
import type { Table } from "../table/table.ts";
import { chanceOf, repeatable } from "./chance.ts";
import { classOf, learn, type Model } from "./learn.ts";
import { Patterns } from "./patterns.ts";

/** Two rows that may be the same person. */
export interface Pair {
  readonly one: number;
  readonly other: number;
  /** From 0 to 1. */
  readonly probability: number;
  /** Level of each feature, in the order of the features; -1 where one row does not say. */
  readonly levels: Int8Array;
}

export interface Scored {
  readonly features: readonly Feature[];
  readonly model: Model;
  /** Pairs at least as likely as `least`. */
  readonly pairs: readonly Pair[];
  /** The probability of any two rows, candidates or not. */
  readonly probability: (one: number, other: number) => number;
  readonly candidates: number;
}

/** Less likely pairs are not kept, unless asked. */
const LEAST = 0.01;
const SEED = 20_261_125;

/**
 * Compares the rows that share a key, learns how the same person differs from another, and says how likely
 * each pair is.
 */
export function score(table: Table, least = LEAST): Scored {
  const features = [...nameFeatures(table), ...factFeatures(table)];
  const patterns = new Patterns(features);
  const found = collect(table, patterns);
  const levelsOf = found.patterns.map((pattern) => patterns.levels(pattern));
  const seen = levelsOf.map((levels, at) => ({ levels, count: found.counts[at] ?? 0 }));
  const chance = chanceOf(features, table.size, repeatable(SEED));
  const model = learn(features, seen, chance, table.size);
  const rarities = new Rarities(features, chance);
  const probability = (one: number, other: number, levels = patterns.levels(patterns.of(one, other))) =>
    classOf(levels, model, rarities.of(one, levels)).asSame;
  const hopeful = levelsOf.map((levels) => classOf(levels, model).asSame >= least / 20);
  const pairs: Pair[] = [];
  for (let at = 0; at < found.length; at++) {
    const [one = 0, other = 0, of = 0] = [found.ones[at], found.others[at], found.of[at]];
    const levels = levelsOf[of];
    if (levels === undefined || hopeful[of] !== true) continue;
    const likely = probability(one, other, levels);
    if (likely >= least) pairs.push({ one, other, probability: likely, levels });
  }
  return { features, model, pairs, probability, candidates: found.length };
}

/**
 * Agreeing on a rare name says more than on a common one: how much rarer than what strangers usually agree
 * on.
 */
class Rarities {
  readonly #features: readonly Feature[];
  readonly #chance: readonly Float64Array[];

  constructor(features: readonly Feature[], chance: readonly Float64Array[]) {
    this.#features = features;
    this.#chance = chance;
  }

  of(row: number, levels: Int8Array): Float64Array {
    const rarity = new Float64Array(levels.length).fill(1);
    this.#features.forEach((feature, at) => {
      const top = feature.levels - 1;
      const usual = this.#chance[at]?.[top] ?? 0;
      if (levels[at] !== top || feature.frequency === undefined || usual === 0) return;
      rarity[at] = Math.min(20, Math.max(0.05, feature.frequency(row) / usual));
    });
    return rarity;
  }
}

interface Collected {
  readonly ones: Uint32Array;
  readonly others: Uint32Array;
  /** For each pair, the place of its pattern in `patterns`. */
  readonly of: Uint32Array;
  readonly length: number;
  readonly patterns: readonly number[];
  readonly counts: readonly number[];
}

function collect(table: Table, patterns: Patterns): Collected {
  let [ones, others, of] = [new Uint32Array(1024), new Uint32Array(1024), new Uint32Array(1024)];
  const places = new Map<number, number>();
  const counts: number[] = [];
  let length = 0;
  visitCandidates(keysOf(table), orderByName(table), (one, other) => {
    if (length === ones.length) [ones, others, of] = [grown(ones), grown(others), grown(of)];
    const pattern = patterns.of(one, other);
    const place = places.get(pattern) ?? counts.length;
    if (place === counts.length) places.set(pattern, place);
    counts[place] = (counts[place] ?? 0) + 1;
    ones[length] = one;
    others[length] = other;
    of[length++] = place;
  });
  return { ones, others, of, length, patterns: [...places.keys()], counts };
}
