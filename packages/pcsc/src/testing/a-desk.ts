import { blankCard, EmulatedCard, type Presented, present } from "@ardeco/desfire/emulator";
import { aPcscd, type Pcscd } from "@ardeco/testing";
import { type ConnectedCard, connectCard, type ReaderEvent, watchReaders } from "../index.ts";

const aBlankCard = () => new EmulatedCard({ memory: blankCard(Uint8Array.of(4, 1, 2, 3, 4, 5, 6)) });

/** A machine with two virtual readers, on which emulated cards are put. */
export async function aDesk() {
  const pcscd: Pcscd = await aPcscd();
  const presented: Presented[] = [];
  const connected: ConnectedCard[] = [];

  /** Until the service sees a card on these readers, and on no other. */
  async function untilThere(...readers: readonly (0 | 1)[]): Promise<void> {
    const wanted = readers.map((reader) => pcscd.readers[reader].name).sort();
    const there = new Set<string>();
    let unknown = pcscd.readers.length;
    for await (const event of watchReaders()) {
      if (event.type === "reader_came") unknown -= 1;
      if (event.type === "reader_came" && event.hasCard) there.add(event.reader);
      if (event.type === "card_came") there.add(event.reader);
      if (event.type === "card_left") there.delete(event.reader);
      if (unknown === 0 && [...there].sort().join() === wanted.join()) return;
    }
  }

  const put = async (reader: 0 | 1, emulated = aBlankCard()) => {
    const here = await present(emulated, pcscd.readers[reader]);
    presented.push(here);
    await untilThere(reader);
    return { emulated, remove: here.remove };
  };

  const connect = async (reader: 0 | 1, options = {}) => {
    const card = await connectCard(pcscd.readers[reader].name, options);
    connected.push(card);
    return card;
  };

  return {
    pcscd,
    readers: pcscd.readers,
    put,
    connect,
    /** No card is there, and the service knows it. */
    clear: async () => {
      for (const card of connected.splice(0)) await card.close();
      for (const card of presented.splice(0)) card.remove();
      await untilThere();
    },
    [Symbol.asyncDispose]: () => pcscd[Symbol.asyncDispose](),
  };
}

/** Events as they come, each awaited once; from a watch of its own. */
export function watching() {
  const ending = new AbortController();
  const events = watchReaders({ signal: ending.signal });
  return {
    next: async (type: ReaderEvent["type"]): Promise<ReaderEvent> => {
      for (;;) {
        const { value, done } = await events.next();
        if (done) throw new Error(`the watch ended before ${type}`);
        if (value.type === type) return value;
      }
    },
    end: async () => {
      ending.abort();
      for await (const _left of events);
    },
  };
}
