import type { CardTransport } from "@ardeco/desfire";
import { Refusal } from "../protocol/errors.ts";
import { median, type TimedCard } from "./timed-card.ts";

/**
 * What only reads, or opens a session: more frames (AF), versions, applications and files that are there,
 * their settings, what they hold. Whatever else is a write, a command that nobody knows here included.
 */
const READS: ReadonlySet<number | undefined> = new Set([
  0x5a, 0x71, 0x77, 0xaf, 0x60, 0x51, 0x6a, 0x6f, 0x45, 0x64, 0xf5, 0x6c, 0xbd,
]);
/** Commands for the card; others (FF…) are answered by the reader itself. */
const FOR_THE_CARD = 0x90;

/** GetCardUID: its answer, under the keys of the session, ends what proves the card. */
const PROVES = 0x51;

/**
 * A card that is written nothing before its first answers were judged: one that answers too late is relayed
 * from elsewhere. Those that prove it are judged by themselves: a relay must carry them, and may answer what
 * follows by another card, or by what it knows.
 */
export class JudgedCard implements CardTransport {
  readonly #card: TimedCard;
  readonly #most: number | undefined;
  /** The middle of what came until the card proved itself; undefined before. */
  #proving: number | undefined;
  #isJudged = false;

  /**
   * @param most of the middle of its answers, in microseconds; undefined where the reader was not measured:
   *   every card is here
   */
  constructor(card: TimedCard, most: number | undefined) {
    this.#card = card;
    this.#most = most;
  }

  async transmit(apdu: Uint8Array): Promise<Uint8Array> {
    const isForCard = apdu[0] === FOR_THE_CARD;
    if (isForCard && !READS.has(apdu[1])) this.#judge();
    const answer = await this.#card.transmit(apdu);
    if (isForCard && apdu[1] === PROVES) this.#proving ??= median(this.#card.times);
    return answer;
  }

  /** Throws Refusal. */
  #judge(): void {
    const most = this.#most;
    if (this.#isJudged || most === undefined) return;
    const times = [this.#proving ?? Number.NaN, median(this.#card.times)];
    // Not a number is no time either: a card that is written before it said anything, or proved who it is,
    // was not heard.
    if (!times.every((time) => time <= most)) throw new Refusal("card_too_far");
    this.#isJudged = true;
  }
}
