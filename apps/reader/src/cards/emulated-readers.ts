import type { EmulatedCard } from "@ardeco/desfire/emulator";
import { type ConnectedCard, PcscError, type ReaderEvent } from "@ardeco/pcsc";
import type { CardReaders } from "./card-readers.ts";

const CARD_GONE = 0x80100069;
const ANSWER_LOST = 0x80100016;
const READER_GONE = 0x80100009;
/** What PC/SC readers build for a DESFire card (PC/SC part 3). */
const ANSWER_TO_RESET = Uint8Array.of(0x3b, 0x81, 0x80, 0x01, 0x80, 0x80);

/**
 * The card leaves around the next commands: at the `at`-th from now on, before the card hears it or after it
 * obeyed.
 */
export interface Tear {
  readonly at: number;
  readonly when: "before" | "after";
}

/** Readers in the memory of the program, on which emulated cards are put and torn away. */
export class EmulatedReaders implements CardReaders {
  readonly #slots = new Map<string, EmulatedCard | null>();
  readonly #watches = new Set<(event: ReaderEvent) => void>();
  #tear: { left: number; readonly when: Tear["when"] } | null = null;
  /** Commands that cards were sent. */
  commands = 0;

  constructor(names: readonly string[] = ["Lecteur émulé"]) {
    for (const name of names) this.#slots.set(name, null);
  }

  /** On the first reader unless told. */
  put(card: EmulatedCard, reader = this.#first()): void {
    this.remove(reader);
    this.#slots.set(reader, card);
    this.#tell({ type: "card_came", reader, answerToReset: ANSWER_TO_RESET });
  }

  remove(reader = this.#first()): void {
    const card = this.#slots.get(reader);
    if (!card) return;
    this.#slots.set(reader, null);
    card.powerOff();
    this.#tell({ type: "card_left", reader });
  }

  tearAt({ at, when }: Tear): void {
    this.#tear = { left: at, when };
  }

  /** The card stays, whatever was announced. */
  spare(): void {
    this.#tear = null;
  }

  async *watch(signal: AbortSignal): AsyncGenerator<ReaderEvent> {
    const waiting: ReaderEvent[] = [...this.#slots].flatMap(([reader, card]): ReaderEvent[] => [
      { type: "reader_came", reader, hasCard: card !== null },
      ...(card === null ? [] : [{ type: "card_came" as const, reader, answerToReset: ANSWER_TO_RESET }]),
    ]);
    let wake = () => {};
    const hear = (event: ReaderEvent) => {
      waiting.push(event);
      wake();
    };
    const stop = () => wake();
    this.#watches.add(hear);
    signal.addEventListener("abort", stop);
    try {
      while (!signal.aborted) {
        const next = waiting.shift();
        if (next) yield next;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      this.#watches.delete(hear);
      signal.removeEventListener("abort", stop);
    }
  }

  async connect(reader: string): Promise<ConnectedCard> {
    const card = this.#slots.get(reader);
    if (card === undefined) throw new PcscError(READER_GONE, "connect");
    if (card === null) throw new PcscError(CARD_GONE, "connect");
    return {
      transmit: (apdu) => this.#transmit(reader, card, apdu),
      reset: async () => card.powerOff(),
      close: async () => card.powerOff(),
    };
  }

  async #transmit(reader: string, card: EmulatedCard, apdu: Uint8Array): Promise<Uint8Array> {
    if (this.#slots.get(reader) !== card) throw new PcscError(CARD_GONE, "transmit");
    this.commands += 1;
    if (this.#tear !== null) this.#tear.left -= 1;
    if (this.#tear?.left !== 0) return card.transmit(apdu);
    const { when } = this.#tear;
    this.#tear = null;
    if (when === "after") await card.transmit(apdu);
    this.remove(reader);
    throw new PcscError(ANSWER_LOST, "transmit");
  }

  #first(): string {
    return this.#slots.keys().next().value ?? "";
  }

  #tell(event: ReaderEvent): void {
    for (const hear of this.#watches) hear(event);
  }
}
