import type { Feature } from "../compare/feature.ts";

/**
 * Levels of many pairs of rows, and shares by level, in arrays without a step between: they are read again at
 * each round of learning.
 */
export class FlatLevels {
  /** For each pair, for each feature, where its level stands in a table made by `tableOf`. */
  readonly places: Int32Array;
  readonly features: number;
  readonly #levels: readonly number[];
  /** Where each feature begins in a table: what lacks first, then each level. */
  readonly #starts: Int32Array;

  constructor(features: readonly Feature[], pairs: readonly Int8Array[]) {
    this.features = features.length;
    this.#levels = features.map(({ levels }) => levels);
    this.#starts = new Int32Array(features.length + 1);
    this.#levels.forEach((levels, at) => {
      this.#starts[at + 1] = (this.#starts[at] ?? 0) + levels + 1;
    });
    this.places = new Int32Array(pairs.length * features.length);
    pairs.forEach((levels, pair) => {
      for (let at = 0; at < features.length; at++)
        this.places[pair * features.length + at] = (this.#starts[at] ?? 0) + (levels[at] ?? -1) + 1;
    });
  }

  /** @param lacking what stands for a value that lacks */
  tableOf(byFeature: readonly Float64Array[], lacking: number): Float64Array {
    const table = new Float64Array(this.#starts.at(-1) ?? 0).fill(lacking);
    byFeature.forEach((values, at) => {
      table.set(values, (this.#starts[at] ?? 0) + 1);
    });
    return table;
  }

  /** A table by feature again, without what lacks. */
  byFeature(table: Float64Array): readonly Float64Array[] {
    return this.#levels.map((levels, at) => {
      const start = (this.#starts[at] ?? 0) + 1;
      return table.slice(start, start + levels);
    });
  }
}
