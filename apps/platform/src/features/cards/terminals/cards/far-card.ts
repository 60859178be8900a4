import { randomUUID } from "node:crypto";
import { Card, type CardTransport } from "@ardeco/desfire";

/** What a reader is asked to send to its card; or how it ended. */
export type Step<Done> = { readonly session: string; readonly apdu: string } | Done;

/** A card at the other end of a reader: each command waits for its answer, which another request brings. */
export class FarCard<Done extends object> {
  readonly session = randomUUID();
  readonly #done: Promise<Done>;
  #hear: (step: Step<Done>) => void = () => {};
  #answer: ((answer: Uint8Array) => void) | null = null;

  constructor(work: (card: Card, transport: CardTransport) => Promise<Done>) {
    const transport: CardTransport = {
      transmit: (apdu) =>
        new Promise((resolve) => {
          this.#answer = resolve;
          this.#hear({ session: this.session, apdu: Buffer.from(apdu).toString("hex") });
        }),
    };
    const card = new Card(transport);
    // It begins once somebody listens.
    this.#done = Promise.resolve().then(() => work(card, transport));
    this.#done.catch(() => undefined);
  }

  /** Throws what the work throws. */
  next(answer?: Uint8Array): Promise<Step<Done>> {
    const step = new Promise<Step<Done>>((resolve) => {
      this.#hear = resolve;
    });
    const waiting = this.#answer;
    this.#answer = null;
    if (answer) waiting?.(answer);
    return Promise.race([step, this.#done]);
  }

  /** False while an answer is being worked on: it is not given twice. */
  get waits(): boolean {
    return this.#answer !== null;
  }
}
