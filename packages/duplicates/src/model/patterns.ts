import type { Feature } from "../compare/feature.ts";

/** Levels of all features for a pair, in one number: pairs that look alike count together. */
export class Patterns {
  readonly #features: readonly Feature[];

  constructor(features: readonly Feature[]) {
    this.#features = features;
  }

  of(one: number, other: number): number {
    let pattern = 0;
    for (const feature of this.#features)
      pattern = pattern * (feature.levels + 1) + feature.compare(one, other) + 1;
    return pattern;
  }

  /** The levels again, -1 where one row does not say. */
  levels(pattern: number): Int8Array {
    const levels = new Int8Array(this.#features.length);
    let rest = pattern;
    for (let at = this.#features.length - 1; at >= 0; at--) {
      const radix = (this.#features[at]?.levels ?? 0) + 1;
      levels[at] = (rest % radix) - 1;
      rest = Math.floor(rest / radix);
    }
    return levels;
  }
}
