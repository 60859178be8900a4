/** Texts longer than that are not told by their signature. */
const LONGEST = 64;
/**
 * Of each text: a bit a letter that is there, a bit a letter that is there twice or more (two letters may
 * share one, which only makes bounds looser), the length, 0 for a text too long to be told, and the first
 * four letters, a byte each.
 */
const [ONCE, TWICE, LENGTH, START, STRIDE] = [0, 1, 2, 3, 4];

/**
 * What two texts cannot have in common, told by their letters without reading them again: numbers in arrays,
 * by the place of the text. Most pairs differ so much that nothing more is needed. Each answer is a bound: a
 * text may be less alike than said, never more.
 */
export class Signatures {
  /** What is known of each text, side by side: see the places below. */
  readonly #known: Int32Array;

  constructor(texts: readonly string[]) {
    this.#known = new Int32Array(texts.length * STRIDE);
    for (let place = 0; place < texts.length; place++) this.#sign(place, texts[place] ?? "");
  }

  #sign(place: number, text: string): void {
    let [once, twice, start] = [0, 0, 0];
    if (text.length > LONGEST) return;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const letter = 1 << (code & 31);
      twice |= once & letter;
      once |= letter;
      if (at < 4) start |= (code & 255) << (24 - 8 * at);
    }
    this.#known.set([once, twice, text.length, start], place * STRIDE);
  }

  /** Whether the Jaro–Winkler similarity may be `least` or more. */
  mayBeAlike(one: number, other: number, least: number): boolean {
    const a = this.#known[one * STRIDE + LENGTH] ?? 0;
    const b = this.#known[other * STRIDE + LENGTH] ?? 0;
    if (a === 0 || b === 0) return true;
    const most = Math.min(a - this.#missing(one, other), b - this.#missing(other, one));
    if (most <= 0) return least <= 0;
    const jaro = (most / a + most / b + 1) / 3;
    const prefix =
      Math.clz32((this.#known[one * STRIDE + START] ?? 0) ^ (this.#known[other * STRIDE + START] ?? 0)) >> 3;
    return jaro + prefix * 0.1 * (1 - jaro) >= least;
  }

  /** Whether one may become the other by `most` slips. */
  mayBeWithin(one: number, other: number, most: number): boolean {
    const a = this.#known[one * STRIDE + LENGTH] ?? 0;
    const b = this.#known[other * STRIDE + LENGTH] ?? 0;
    if (a === 0 || b === 0) return true;
    return Math.abs(a - b) <= most && this.#missing(one, other) <= most && this.#missing(other, one) <= most;
  }

  /** Whether all letters of one may be in the other: it begins, ends or shortens it. */
  mayHold(one: number, other: number): boolean {
    if (this.#known[one * STRIDE + LENGTH] === 0 || this.#known[other * STRIDE + LENGTH] === 0) return true;
    return this.#missing(one, other) === 0 || this.#missing(other, one) === 0;
  }

  /** Letters of one that have no counterpart in the other, at least. */
  #missing(one: number, other: number): number {
    const [first, second] = [one * STRIDE, other * STRIDE];
    return (
      bitCount((this.#known[first + ONCE] ?? 0) & ~(this.#known[second + ONCE] ?? 0)) +
      bitCount((this.#known[first + TWICE] ?? 0) & ~(this.#known[second + TWICE] ?? 0))
    );
  }
}

/** Bits of a number that are set. */
export function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
