/** Pairs of rows, given back once each, in order: eight bytes a pair. */
export class Pairs {
  #ones = new Uint32Array(1024);
  #others = new Uint32Array(1024);
  #length = 0;

  add(one: number, other: number): void {
    if (this.#length === this.#ones.length)
      [this.#ones, this.#others] = [grown(this.#ones), grown(this.#others)];
    this.#ones[this.#length] = one;
    this.#others[this.#length++] = other;
  }

  /** @param rows beyond all of them */
  each(rows: number, visit: (one: number, other: number) => void): void {
    const { others, ends } = this.#byFirst(rows);
    let start = 0;
    for (let one = 0; one < rows; one++) {
      const end = ends[one] ?? start;
      let last = -1;
      for (const other of others.subarray(start, end).sort()) {
        if (other !== last) visit(one, other);
        last = other;
      }
      start = end;
    }
  }

  /** The second rows, in order of the first ones; where those of each first row end. */
  #byFirst(rows: number): { readonly others: Uint32Array; readonly ends: Uint32Array } {
    const places = new Uint32Array(rows + 1);
    for (let at = 0; at < this.#length; at++) {
      const next = (this.#ones[at] ?? 0) + 1;
      places[next] = (places[next] ?? 0) + 1;
    }
    for (let row = 1; row <= rows; row++) places[row] = (places[row] ?? 0) + (places[row - 1] ?? 0);
    const others = new Uint32Array(this.#length);
    for (let at = 0; at < this.#length; at++) {
      const one = this.#ones[at] ?? 0;
      const place = places[one] ?? 0;
      others[place] = this.#others[at] ?? 0;
      places[one] = place + 1;
    }
    return { others, ends: places };
  }
}

/** The same numbers, and room for as many again. */
export function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
