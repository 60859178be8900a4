/** Rows beyond that do not fit in one number by twos; a file of so many does not fit in memory either. */
const MOST_ROWS = 2 ** 26;

/** Pairs of rows, given back once each: eight bytes a pair. */
export class Pairs {
  #packed = new Float64Array(1024);
  #length = 0;

  add(one: number, other: number): void {
    if (this.#length === this.#packed.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#packed);
      this.#packed = larger;
    }
    this.#packed[this.#length++] = one * MOST_ROWS + other;
  }

  each(visit: (one: number, other: number) => void): void {
    let last = -1;
    for (const pair of this.#packed.subarray(0, this.#length).sort()) {
      if (pair !== last) visit(Math.floor(pair / MOST_ROWS), pair % MOST_ROWS);
      last = pair;
    }
  }
}
