import { randomUUID } from "node:crypto";
import { Card, diversify } from "@ardeco/desfire";

const [CREDIT, PURSE] = [2, 1];
const APPLICATION = Uint8Array.of(0x30, 0x42, 0xf5);
const SYSTEM = new TextEncoder().encode("ARDECO");

interface Order {
  readonly key: string;
  readonly amount: number;
  readonly card: string;
}

export type Step =
  | { readonly session: string; readonly apdu: string }
  | { readonly outcome: "credited"; readonly balance: number }
  | { readonly outcome: "made" }
  | { readonly outcome: "shown"; readonly code: string }
  | {
      readonly outcome: "updated";
      readonly written: readonly string[];
      readonly credited: readonly { readonly name: string; readonly amount: number; readonly unit: string }[];
    };

/** A card at the other end of a reader: each command waits for its answer. */
class FarCard {
  readonly session = randomUUID();
  readonly #done: Promise<Step>;
  #hear: (step: Step) => void = () => {};
  #answer: (answer: Uint8Array) => void = () => {};

  constructor(work: (card: Card) => Promise<Step>) {
    const card = new Card({
      transmit: (apdu) =>
        new Promise((resolve) => {
          this.#answer = resolve;
          this.#hear({ session: this.session, apdu: Buffer.from(apdu).toString("hex") });
        }),
    });
    // It begins once somebody listens.
    this.#done = Promise.resolve().then(() => work(card));
    this.#done.catch(() => undefined);
  }

  next(answer?: Uint8Array): Promise<Step> {
    const step = new Promise<Step>((resolve) => {
      this.#hear = resolve;
    });
    if (answer) this.#answer(answer);
    return Promise.race([step, this.#done]);
  }
}

/** The part of a platform that credits: it holds the key, and knows which of its orders are done. */
export function remoteCards(creditKey: Uint8Array) {
  const sessions = new Map<string, FarCard>();
  const orders = new Map<string, { balance: number; done: boolean }>();

  async function credit(card: Card, order: Order): Promise<Step> {
    const uid = Buffer.from(order.card, "hex");
    await card.selectApplication(APPLICATION);
    await card.authenticateEv2First(
      CREDIT,
      diversify(creditKey, Uint8Array.of(...uid, ...APPLICATION, ...SYSTEM, CREDIT)),
    );
    const balance = await card.getValue(PURSE, "full");
    const before = orders.get(order.key);
    // By the balance, for want of the counter, which this key does not read: nobody else writes on the card between two tries.
    if (before && balance === before.balance + order.amount) {
      before.done = true;
      return { outcome: "credited", balance };
    }
    orders.set(order.key, { balance, done: false });
    await card.credit(PURSE, order.amount, "full");
    await card.commitTransactionWithProof();
    orders.set(order.key, { balance, done: true });
    return { outcome: "credited", balance: balance + order.amount };
  }

  return {
    begin: (order: Order): Promise<Step> => {
      const known = orders.get(order.key);
      if (known?.done) return Promise.resolve({ outcome: "credited", balance: known.balance + order.amount });
      const far = new FarCard((card) => credit(card, order));
      sessions.set(far.session, far);
      return far.next();
    },
    /** As little as shows that the platform speaks to the card: what it writes is the platform's own test. */
    make: (): Promise<Step> => {
      const far = new FarCard(async (card) => {
        await card.selectApplication(Uint8Array.of(0, 0, 0));
        return { outcome: "made" };
      });
      sessions.set(far.session, far);
      return far.next();
    },
    /** By the key that no reader has, as for a credit; the code is the number of the card, which the platform would seal. */
    show: (): Promise<Step> => {
      const far = new FarCard(async (card) => {
        const uid = await card.getUid();
        await card.selectApplication(APPLICATION);
        const input = Uint8Array.of(...uid, ...APPLICATION, ...SYSTEM, CREDIT);
        await card.authenticateEv2First(CREDIT, diversify(creditKey, input));
        return { outcome: "shown", code: Buffer.from(await card.getCardUid()).toString("hex") };
      });
      sessions.set(far.session, far);
      return far.next();
    },
    /** As little as shows that the platform speaks to the card, as for `make`. */
    update: (): Promise<Step> => {
      const far = new FarCard(async (card) => {
        await card.selectApplication(APPLICATION);
        const credited = [{ name: "Cantine", amount: 500, unit: "euro_cent" }];
        return { outcome: "updated", written: ["Médiathèque"], credited };
      });
      sessions.set(far.session, far);
      return far.next();
    },
    answer: (session: string, answer: string): Promise<Step> | undefined =>
      sessions.get(session)?.next(Uint8Array.from(Buffer.from(answer, "hex"))),
  };
}
