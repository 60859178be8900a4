import { type CardLayout, HAS_PROXIMITY_KEY } from "@ardeco/contracts";
import {
  Card,
  CardError,
  type CardTransport,
  PROXIMITY_KEY,
  ProtocolError,
  type Stopwatch,
  type TransactionProof,
} from "@ardeco/desfire";
import type { SecureElement } from "../element/secure-element.ts";
import { Refusal } from "../protocol/errors.ts";
import type { Resettable } from "./timed-card.ts";

/** Everything crosses hidden and proven; a card that offers less is not one of ours. */
const MODE = "full";
const PROOF_BYTES = 12;
export const MARK_BYTES = 16;
const UID_BYTES = 7;
/**
 * Of the diversification input: with UID and AID, more than 16 bytes, so that AN10922 is a CMAC as tokens
 * compute it.
 */
const SYSTEM = new TextEncoder().encode("ARDECO");

/** What a card's own key is made from: its UID, the application, this system, the number of the key. */
export function diversificationInput(uid: Uint8Array, application: Uint8Array, keyNo: number): Uint8Array {
  return Uint8Array.of(...uid, ...application, ...SYSTEM, keyNo);
}

export interface Purse {
  /** Transactions that this application went through. */
  readonly counter: number;
  readonly balance: number;
}

/**
 * A card that proved to be one of a service: a session in its application, over which all is hidden and
 * proven.
 */
export class ServiceCard {
  readonly uid: Uint8Array;
  readonly #card: Card;
  readonly #layout: CardLayout;

  private constructor(card: Card, uid: Uint8Array, layout: CardLayout) {
    this.#card = card;
    this.uid = uid;
    this.#layout = layout;
  }

  /**
   * Opens a session. The card's key is made for it and wiped at its end. Throws Refusal: `card_not_known`
   * without the application, `card_not_proven` without its key.
   */
  static async open(
    transport: CardTransport,
    layout: CardLayout,
    element: SecureElement,
  ): Promise<ServiceCard> {
    return (await begin(transport, layout, element)).enter();
  }

  /**
   * The same, of a card that is first asked to prove that it is near. That comes before the session, which it
   * would end; the session then proves the number from which the key of the check is made. `check` is null
   * when the card proved nothing, `saysProximity` what it says in its session of having that key.
   */
  static async openNear(
    transport: Resettable,
    layout: CardLayout,
    element: SecureElement,
    { asksForProof, stopwatch }: { readonly asksForProof: boolean; readonly stopwatch: Stopwatch },
  ) {
    const begun = await begin(transport, layout, element);
    const check = asksForProof ? await begun.checkProximity(transport, stopwatch) : null;
    const card = await begun.enter();
    const saysProximity = asksForProof && (await card.#saysProximity());
    return { card, check, saysProximity };
  }

  static made(card: Card, uid: Uint8Array, layout: CardLayout): ServiceCard {
    return new ServiceCard(card, uid, layout);
  }

  async #saysProximity(): Promise<boolean> {
    const version = await refusing("card_refused", () => this.#card.getKeyVersion(this.#layout.key_number));
    return (version & HAS_PROXIMITY_KEY) !== 0;
  }

  /** Throws Refusal `purse_missing`. */
  async readPurse(): Promise<Purse> {
    const { file, proofs } = this.#purse();
    const { counter } = await this.#readProof(proofs);
    const balance = await refusing("card_refused", () => this.#card.getValue(file, MODE));
    return { counter, balance };
  }

  /** The proof of the last transaction: what a commit whose answer was lost had said. */
  readProof(): Promise<TransactionProof> {
    return this.#readProof(this.#purse().proofs);
  }

  /** Nothing has moved until the commit, which writes `mark` too, when the card has a file for it. */
  async debit(amount: number, mark: Uint8Array): Promise<void> {
    const { file, mark: marks } = this.#purse();
    await refusing("card_refused", () => this.#card.debit(file, amount, MODE));
    if (marks === undefined) return;
    await refusing("card_refused", () => this.#card.writeData(marks, 0, mark, MODE));
  }

  /** What the last debit left, whichever reader did it; undefined when the card has no file for it. */
  async readMark(): Promise<Uint8Array | undefined> {
    const { file, mark } = this.#purse();
    if (mark === undefined) return undefined;
    const data = await refusing("card_refused", () => this.#card.readData(mark, 0, MARK_BYTES, MODE));
    // What was read would count in the proof of the next debit, of which a back office only knows that the
    // balance was read.
    await refusing("card_refused", () => this.#card.abortTransaction());
    await refusing("card_refused", () => this.#card.getValue(file, MODE));
    return data;
  }

  get hasMark(): boolean {
    return this.#layout.purse?.mark !== undefined;
  }

  /**
   * When this throws, whatever it throws, nobody knows what the card did: a refusal that it answers is proven
   * by nothing.
   */
  commit(): Promise<TransactionProof> {
    return this.#card.commitTransactionWithProof();
  }

  /** Of elements as the card holds them: text in UTF-8, then zeros. */
  async readElement(name: string): Promise<string> {
    const place = this.#layout.elements.find(({ element }) => element === name);
    if (!place) throw new Refusal("element_refused");
    const read = () => this.#card.readData(place.file, 0, place.length, MODE);
    const data = await refusing("card_refused", read);
    const end = data.indexOf(0);
    return Buffer.from(end === -1 ? data : data.subarray(0, end)).toString("utf8");
  }

  get hasPurse(): boolean {
    return this.#layout.purse !== undefined;
  }

  #purse() {
    if (!this.#layout.purse) throw new Refusal("purse_missing");
    return this.#layout.purse;
  }

  async #readProof(file: number): Promise<TransactionProof> {
    const read = () => this.#card.readData(file, 0, PROOF_BYTES, MODE);
    const answer = Buffer.from(await refusing("card_refused", read));
    return { counter: answer.readUInt32LE(0), mac: Uint8Array.from(answer.subarray(4)) };
  }
}

/** A card of this application, that proved nothing yet. */
async function begin(transport: CardTransport, layout: CardLayout, element: SecureElement) {
  const card = new Card(transport);
  const uid = await refusing("card_not_known", () => card.getUid());
  if (uid.length !== UID_BYTES) throw new Refusal("card_not_known");
  const application = Buffer.from(layout.application, "hex");
  const select = () => refusing("card_not_known", () => card.selectApplication(application));
  await select();
  const withKey = async <T>(number: number, work: (key: Uint8Array) => Promise<T>): Promise<T> => {
    const key = await element.diversify(layout.key, diversificationInput(uid, application, number));
    try {
      return await work(key);
    } finally {
      key.fill(0);
    }
  };
  return {
    checkProximity: (resettable: Resettable, stopwatch: Stopwatch) =>
      withKey(PROXIMITY_KEY, async (key) => {
        try {
          return await card.checkProximity(key, stopwatch);
        } catch (error) {
          if (!(error instanceof ProtocolError || error instanceof CardError)) throw error;
          // A check that began and did not end answers nothing else.
          await resettable.reset();
          await select();
          return null;
        }
      }),
    enter: async () => {
      const { key_number: number } = layout;
      await withKey(number, (key) =>
        refusing("card_not_proven", () => card.authenticateEv2First(number, key)),
      );
      const proven = await refusing("card_not_proven", () => card.getCardUid());
      if (Buffer.compare(proven, uid) !== 0) throw new Refusal("card_not_proven");
      return ServiceCard.made(card, uid, layout);
    },
  };
}

/**
 * What the card, or whoever plays it, says instead of what was asked. That it left is told by who holds the
 * reader.
 */
async function refusing<T>(
  code: "card_not_known" | "card_not_proven" | "card_refused",
  work: () => Promise<T>,
) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProtocolError && code !== "card_not_known") throw new Refusal("card_not_proven");
    if (error instanceof ProtocolError || error instanceof CardError) throw new Refusal(code);
    throw error;
  }
}
