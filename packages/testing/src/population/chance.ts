/** Draws that are the same at each run. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to 1, 1 excepted: mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  one(of: readonly string[]): string {
    return of[this.below(of.length)] ?? "";
  }

  /** The first ones more often, as names are: the rank falls as 1 over rank. */
  common(of: readonly string[]): string {
    return of[Math.floor((of.length + 1) ** this.next()) - 1] ?? "";
  }
}
