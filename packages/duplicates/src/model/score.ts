import { visitCandidates } from "../candidates/candidates.ts";
import { keysOf } from "../candidates/keys.ts";
import { factFeatures } from "../compare/facts.ts";
import type { Feature } from "../compare/feature.ts";
import { nameFeatures } from "../compare/names.ts";
import type { Table } from "../table/table.ts";
import { columnOf, valueAt } from "../table/table.ts";
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

/** Less likely pairs are not kept. */
const LEAST = 0.01;
const SEED = 20_261_125;

/** Compares the rows that share a key, learns how the same person differs from another, and says how likely each pair is. */
export function score(table: Table): Scored {
  const features = [...nameFeatures(table), ...factFeatures(table)];
  const patterns = new Patterns(features);
  const found = collect(table, patterns);
  const seen = [...found.counts].map(([pattern, count]) => ({ levels: patterns.levels(pattern), count }));
  const chance = chanceOf(features, table.size, repeatable(SEED));
  const model = learn(features, seen, chance, table.size);
  const rarities = new Rarities(features, chance);
  const probability = (one: number, other: number, levels = patterns.levels(patterns.of(one, other))) =>
    classOf(levels, model, rarities.of(one, levels)).asSame;
  const pairs: Pair[] = [];
  const hopeful = new Set(
    [...found.counts.keys()].filter(
      (pattern) => classOf(patterns.levels(pattern), model).asSame >= LEAST / 20,
    ),
  );
  for (let at = 0; at < found.length; at++) {
    const pattern = found.patterns[at] ?? 0;
    if (!hopeful.has(pattern)) continue;
    const [one, other, levels] = [found.ones[at] ?? 0, found.others[at] ?? 0, patterns.levels(pattern)];
    const likely = probability(one, other, levels);
    if (likely >= LEAST) pairs.push({ one, other, probability: likely, levels });
  }
  return { features, model, pairs, probability, candidates: found.length };
}

/** Agreeing on a rare name says more than on a common one: how much rarer than what strangers usually agree on. */
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
  readonly patterns: Float64Array;
  readonly length: number;
  readonly counts: ReadonlyMap<number, number>;
}

function collect(table: Table, patterns: Patterns): Collected {
  let [ones, others, of] = [new Uint32Array(1024), new Uint32Array(1024), new Float64Array(1024)];
  const counts = new Map<number, number>();
  let length = 0;
  visitCandidates(keysOf(table), orderByName(table), (one, other) => {
    if (length === ones.length) [ones, others, of] = [grown(ones), grown(others), grown(of)];
    const pattern = patterns.of(one, other);
    ones[length] = one;
    others[length] = other;
    of[length++] = pattern;
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  });
  return { ones, others, patterns: of, length, counts };
}

function grown<T extends Uint32Array | Float64Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}

/** Rank of each row by family name, given name, date. */
function orderByName(table: Table): Uint32Array {
  const columns = (["family_name", "given_name", "birth_date"] as const).map((role) => columnOf(table, role));
  const written = Array.from({ length: table.size }, (_, row) =>
    columns.map((column) => valueAt(column, row)).join("|"),
  );
  const rows = Uint32Array.from(written, (_, row) => row).sort((a, b) =>
    (written[a] ?? "") < (written[b] ?? "") ? -1 : 1,
  );
  const rank = new Uint32Array(table.size);
  rows.forEach((row, at) => {
    rank[row] = at;
  });
  return rank;
}
