import type { CardTransport, Stopwatch } from "@ardeco/desfire";
import type { ConnectedCard } from "@ardeco/pcsc";

/**
 * Commands for the card; others (FF…) are answered by the reader itself, and say nothing of where the card
 * is.
 */
const FOR_THE_CARD = 0x90;
/**
 * SelectApplication, PreparePC: whoever is between knows what a card would answer, and need not carry them.
 * Rounds of ProximityCheck are judged by themselves, against what the card publishes.
 */
const APART: ReadonlySet<number | undefined> = new Set([0x5a, 0xf0, 0xf2]);

export type Resettable = CardTransport & Pick<ConnectedCard, "reset">;

/** A card whose answers are timed. */
export class TimedCard implements Resettable {
  readonly #card: Resettable;
  readonly #stopwatch: Stopwatch;
  readonly #times: number[] = [];

  constructor(card: Resettable, stopwatch: Stopwatch) {
    this.#card = card;
    this.#stopwatch = stopwatch;
  }

  async transmit(apdu: Uint8Array): Promise<Uint8Array> {
    const tells = apdu[0] === FOR_THE_CARD && !APART.has(apdu[1]);
    const left = this.#stopwatch();
    const answer = await this.#card.transmit(apdu);
    if (tells) this.#times.push(this.#stopwatch() - left);
    return answer;
  }

  reset(): Promise<void> {
    return this.#card.reset();
  }

  /** Of each command that the card alone answers, in microseconds. */
  get times(): readonly number[] {
    return this.#times;
  }
}

/**
 * The middle one: a PC that did something else meanwhile moves it little. Not a number when there is none.
 */
export function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[half - 1], sorted[half]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
