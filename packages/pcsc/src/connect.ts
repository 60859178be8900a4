import { asked, called, establish } from "./context.ts";
import { PcscError } from "./errors.ts";
import { type Handle, pcscLibrary } from "./library.ts";

export interface ConnectOptions {
  /**
   * Default true: nobody else speaks to the card meanwhile. Browsers and OpenSC otherwise select applications
   * in between.
   */
  readonly exclusive?: boolean;
}

const SHARE = { exclusive: 1, shared: 2 } as const;
const T0 = 1;
const T1 = 2;
const STATUS_BYTES = 2;
const ANSWER_LOST = 0x80100016;
const AFTER = { leave: 0, reset: 1, unpower: 2 } as const;
/** The longest answer of an extended APDU (ISO/IEC 7816-4), and its status. */
const LONGEST_ANSWER = 65_538;

/** A card on a reader. Commands leave one at a time, in the order in which they were asked for. */
export interface ConnectedCard {
  /** The whole answer, status bytes included. After `answer_lost` nobody knows what the card did. */
  transmit(apdu: Uint8Array): Promise<Uint8Array>;
  /** The card begins again: what it had not committed is undone, whoever is authenticated is no more. */
  reset(): Promise<void>;
  /** Lets the card go; twice is once. By default it is reset, so that nobody finds a session open. */
  close(options?: { readonly leaveAsIs?: boolean }): Promise<void>;
}

export async function connectCard(
  reader: string,
  { exclusive = true }: ConnectOptions = {},
): Promise<ConnectedCard> {
  const library = pcscLibrary();
  const share = exclusive ? SHARE.exclusive : SHARE.shared;
  const context = await establish();
  const card: [Handle | null] = [null];
  const protocol: [number | null] = [null];
  try {
    await called(
      `SCardConnect on ${reader}`,
      library.connect,
      context,
      reader,
      share,
      T0 | T1,
      card,
      protocol,
    );
  } catch (error) {
    library.release(context);
    throw error;
  }
  return new Connection(context, card[0] as Handle, share, protocol[0] ?? T1);
}

class Connection implements ConnectedCard {
  readonly #context: Handle;
  readonly #card: Handle;
  readonly #share: number;
  #protocol: number;
  #turn: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;
  readonly #answer = Buffer.alloc(LONGEST_ANSWER);

  constructor(context: Handle, card: Handle, share: number, protocol: number) {
    this.#context = context;
    this.#card = card;
    this.#share = share;
    this.#protocol = protocol;
  }

  transmit(apdu: Uint8Array): Promise<Uint8Array> {
    // A copy, taken now: the caller may wipe theirs while it waits for its turn. `slice` of a Buffer would
    // share its memory.
    const sent = Uint8Array.from(apdu);
    return this.#inTurn(async () => {
      const length: [number] = [LONGEST_ANSWER];
      const header = { dwProtocol: this.#protocol, cbPciLength: HEADER_BYTES };
      const { transmit } = pcscLibrary();
      await called(
        "SCardTransmit",
        transmit,
        this.#card,
        header,
        sent,
        sent.length,
        null,
        this.#answer,
        length,
      );
      // Drivers say that all went well, and give nothing, when the card leaves while it answers.
      if (length[0] < STATUS_BYTES) throw new PcscError(ANSWER_LOST, "SCardTransmit");
      return Uint8Array.from(this.#answer.subarray(0, length[0]));
    });
  }

  reset(): Promise<void> {
    return this.#inTurn(async () => {
      const protocol: [number | null] = [null];
      const { reconnect } = pcscLibrary();
      await called("SCardReconnect", reconnect, this.#card, this.#share, T0 | T1, AFTER.reset, protocol);
      this.#protocol = protocol[0] ?? this.#protocol;
    });
  }

  close({ leaveAsIs = false }: { readonly leaveAsIs?: boolean } = {}): Promise<void> {
    this.#closing ??= this.#letGo(leaveAsIs);
    return this.#closing;
  }

  async #letGo(leaveAsIs: boolean): Promise<void> {
    await this.#turn.catch(() => undefined);
    // A card that left is let go all the same.
    await asked(pcscLibrary().disconnect, this.#card, leaveAsIs ? AFTER.leave : AFTER.reset);
    pcscLibrary().release(this.#context);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new PcscError(0, "transmit"));
    const done = this.#turn.catch(() => undefined).then(work);
    this.#turn = done;
    return done;
  }
}

/** Two DWORDs, as wide as the platform's. */
const HEADER_BYTES = process.platform === "linux" ? 16 : 8;
