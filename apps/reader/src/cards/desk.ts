import { type ConnectedCard, PcscError, type ReaderEvent } from "@ardeco/pcsc";
import { Refusal } from "../protocol/errors.ts";
import type { CardReaders } from "./card-readers.ts";

export interface Presence {
  readonly type: "card_presented" | "card_removed";
  readonly reader: string;
}

interface Slot {
  hasCard: boolean;
  /** One thing at a time on a card. */
  turn: Promise<unknown>;
}

/** The readers of this PC: where a card is, and one piece of work at a time on it. */
export class Desk {
  readonly #readers: CardReaders;
  readonly #slots = new Map<string, Slot>();
  readonly #listeners = new Set<(presence: Presence) => void>();

  constructor(readers: CardReaders) {
    this.#readers = readers;
  }

  /** Names of the readers, and whether a card is on each. */
  get readers(): readonly { readonly reader: string; readonly hasCard: boolean }[] {
    return [...this.#slots].map(([reader, { hasCard }]) => ({ reader, hasCard }));
  }

  /**
   * Until `signal` ends it; throws when the readers can no longer be seen: they are then unknown until it is
   * called again.
   */
  async watch(signal: AbortSignal): Promise<void> {
    try {
      for await (const event of this.#readers.watch(signal)) this.#happened(event);
    } finally {
      for (const [reader, { hasCard }] of this.#slots) if (hasCard) this.#left(reader);
      this.#slots.clear();
    }
  }

  /** Hears of cards that come and go; the function returned ends it. */
  listen(listener: (presence: Presence) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Alone with the card of this reader, or of the only one that has a card. Throws Refusal: no card, two of
   * them, and `card_gone` when it leaves meanwhile.
   */
  async withCard<T>(reader: string | undefined, work: (card: ConnectedCard) => Promise<T>): Promise<T> {
    const [name, slot] = this.#slotOf(reader);
    const done = slot.turn.catch(() => undefined).then(() => this.#connected(name, work));
    slot.turn = done;
    return done;
  }

  async #connected<T>(reader: string, work: (card: ConnectedCard) => Promise<T>): Promise<T> {
    try {
      const card = await this.#readers.connect(reader);
      try {
        return await work(card);
      } finally {
        // What was done is done, whether the reader lets go of the card or not.
        await card.close().catch(() => undefined);
      }
    } catch (error) {
      if (!(error instanceof PcscError)) throw error;
      throw GONE.has(error.code) ? new Refusal("card_gone") : new Refusal("reader_fault", { fault: error });
    }
  }

  #slotOf(reader: string | undefined): [string, Slot] {
    const there = [...this.#slots].filter(
      ([name, { hasCard }]) => hasCard && (reader === undefined || name === reader),
    );
    if (there.length > 1) throw new Refusal("several_cards");
    const [only] = there;
    if (!only) throw new Refusal("no_card");
    return only;
  }

  #happened(event: ReaderEvent): void {
    const slot = this.#slots.get(event.reader) ?? { hasCard: false, turn: Promise.resolve() };
    this.#slots.set(event.reader, slot);
    if (event.type === "card_came") {
      slot.hasCard = true;
      this.#tell({ type: "card_presented", reader: event.reader });
    }
    if (event.type === "card_left") this.#left(event.reader);
    if (event.type === "reader_left") this.#slots.delete(event.reader);
  }

  #left(reader: string): void {
    const slot = this.#slots.get(reader);
    if (slot) slot.hasCard = false;
    this.#tell({ type: "card_removed", reader });
  }

  #tell(presence: Presence): void {
    for (const listener of this.#listeners) listener(presence);
  }
}

/** The card left, or another took its place: presenting it again is all there is to do. */
const GONE: ReadonlySet<PcscError["code"]> = new Set(["card_gone", "card_reset", "card_mute", "answer_lost"]);
