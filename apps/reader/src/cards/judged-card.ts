import type { CardTransport } from "@ardeco/desfire";
import { Refusal } from "../protocol/errors.ts";
import { median, type TimedCard } from "./timed-card.ts";

/**
 * What only reads, or opens a session: more frames (AF), versions, applications and files that are there, their settings, what they hold. Whatever else is a write, a
 * command that nobody knows here included.
 */
const READS: ReadonlySet<number | undefined> = new Set([
  0x5a, 0x71, 0x77, 0xaf, 0x60, 0x51, 0x6a, 0x6f, 0x45, 0x64, 0xf5, 0x6c, 0xbd,
]);
/** Commands for the card; others (FF…) are answered by the reader itself. */
const FOR_THE_CARD = 0x90;

/** A card that is written nothing before its first answers were judged: one that answers too late is relayed from elsewhere. */
export class JudgedCard implements CardTransport {
  readonly #card: TimedCard;
  readonly #most: number | undefined;
  #isJudged = false;

  /** @param most of the middle of its answers, in microseconds; undefined where the reader was not measured: every card is here */
  constructor(card: TimedCard, most: number | undefined) {
    this.#card = card;
    this.#most = most;
  }

  async transmit(apdu: Uint8Array): Promise<Uint8Array> {
    const writes = apdu[0] === FOR_THE_CARD && !READS.has(apdu[1]);
    if (writes && !this.#isJudged) {
      // Not a number is no time either: a card that is written before it said anything was not heard.
      if (this.#most !== undefined && !(median(this.#card.times) <= this.#most))
        throw new Refusal("card_too_far");
      this.#isJudged = true;
    }
    return this.#card.transmit(apdu);
  }
}
