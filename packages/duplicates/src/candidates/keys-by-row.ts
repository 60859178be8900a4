import type { Groups } from "./groups.ts";
import type { Key } from "./keys.ts";

/** Keys row by row, so that those of a pair are read together. */
export class KeysByRow {
  readonly #count: number;
  readonly #values: Uint32Array;

  constructor(keys: readonly Key[], rows: number) {
    this.#count = keys.length;
    this.#values = new Uint32Array(rows * keys.length);
    keys.forEach((key, at) => {
      for (let row = 0; row < rows; row++) this.#values[row * this.#count + at] = key[row] ?? 0;
    });
  }

  /** How many keys two rows share. */
  countShared(one: number, other: number): number {
    const first = one * this.#count;
    const second = other * this.#count;
    let shared = 0;
    for (let at = 0; at < this.#count; at++) {
      const value = this.#values[first + at];
      if (value !== 0 && value === this.#values[second + at]) shared++;
    }
    return shared;
  }

  /** Leaves out the groups of a key that are larger: not all of their rows meet. */
  removeLarger(largest: number, groups: Groups, key: number): void {
    let start = 0;
    for (const end of groups.ends) {
      if (end - start > largest)
        for (let at = start; at < end; at++) this.#values[(groups.rows[at] ?? 0) * this.#count + key] = 0;
      start = end;
    }
  }

  /** Whether two rows share a key before that one. */
  isSharedBefore(key: number, one: number, other: number): boolean {
    const first = one * this.#count;
    const second = other * this.#count;
    for (let at = 0; at < key; at++) {
      const value = this.#values[first + at];
      if (value !== 0 && value === this.#values[second + at]) return true;
    }
    return false;
  }
}
