import fc from "fast-check";
import { expect, test } from "vitest";
import { EmulatedCard } from "../emulator/emulated-card.ts";
import type { CardMemory } from "../emulator/memory.ts";
import {
  aPurse,
  CREDIT,
  countedRandom,
  enter,
  type Generation,
  PURSE,
  storedValue,
  TICKETS,
} from "../testing/purse.ts";
import { Card } from "./card.ts";

interface Gesture {
  readonly what: "credit" | "debit" | "limitedCredit" | "commit" | "abort" | "off";
  readonly amount: number;
}

const gesture: fc.Arbitrary<Gesture> = fc.record({
  what: fc.constantFrom("credit", "debit", "limitedCredit", "commit", "abort", "off"),
  amount: fc.integer({ min: 0, max: 6_000 }),
});

/** What the words of a value file say, and nothing of how a card does it. */
class PlainPurse {
  value = 2_000;
  limit = 0;
  #next: { value: number; debited: number; gaveBack: boolean } | null = null;

  apply(one: Gesture): boolean {
    if (one.what === "off" || one.what === "abort") return this.#undo(true);
    if (one.what === "commit") return this.#commit();
    const next = this.#next ?? { value: this.value, debited: 0, gaveBack: false };
    const value = next.value + (one.what === "debit" ? -one.amount : one.amount);
    const back = one.what === "limitedCredit";
    if (value < 0 || value > 10_000 || (back && (next.gaveBack || one.amount > this.limit)))
      return this.#undo(false);
    const debited = next.debited + (one.what === "debit" ? one.amount : 0);
    this.#next = { value, debited, gaveBack: next.gaveBack || back };
    return true;
  }

  #commit(): boolean {
    if (this.#next === null) return this.#undo(false);
    const { value, debited, gaveBack } = this.#next;
    this.value = value;
    if (debited > 0) this.limit = debited;
    else if (gaveBack) this.limit = 0;
    return this.#undo(true);
  }

  #undo(done: boolean): boolean {
    this.#next = null;
    return done;
  }
}

async function perform(card: Card, emulated: EmulatedCard, one: Gesture): Promise<void> {
  if (one.what === "commit") await card.commitTransaction();
  else if (one.what === "abort") await card.abortTransaction();
  else if (one.what === "off") emulated.powerOff();
  else await card[one.what](PURSE, one.amount, "full");
}

test.each(["ev1", "ev2"] as const)(
  "whatever the gestures, the purse is what a plain model says, in %s",
  async (generation) => {
    const memory = await aPurse();
    await fc.assert(
      fc.asyncProperty(fc.array(gesture, { maxLength: 25 }), async (gestures) => {
        const emulated = new EmulatedCard({ memory, random: countedRandom() });
        const card = new Card(emulated, countedRandom());
        const model = new PlainPurse();
        await enter(card, generation, CREDIT);
        for (const one of gestures) {
          const done = await perform(card, emulated, one).then(
            () => true,
            () => false,
          );
          expect(done).toBe(model.apply(one));
          if (!done || one.what === "off") await enter(card, generation, CREDIT);
          expect(await card.getValue(PURSE, "full")).toBe(model.value);
        }
      }),
      { numRuns: 60 },
    );
  },
);

class Torn extends Error {}

/** The card leaves the field at the nth APDU: before it hears, while it writes, or before it is heard. */
function tornAt(memory: CardMemory, nth: number, when: "before" | "writing" | "after") {
  let heard = 0;
  const save = () => {
    if (when === "writing" && heard === nth) throw new Torn();
  };
  const emulated = new EmulatedCard({ memory, random: countedRandom(), save });
  const card = new Card(
    {
      async transmit(apdu) {
        const here = ++heard === nth;
        if (here && when === "before") throw new Torn();
        const answer = await emulated.transmit(apdu);
        if (here && when === "after") throw new Torn();
        return answer;
      },
    },
    countedRandom(),
  );
  return { emulated, card };
}

async function oneSale(card: Card, generation: Generation): Promise<void> {
  await enter(card, generation, CREDIT);
  await card.debit(PURSE, 350, "full");
  await card.writeData(
    TICKETS,
    0,
    Uint8Array.from({ length: 100 }, () => 7),
    "full",
  );
  await card.commitTransaction();
}

test.each(["ev1", "ev2"] as const)(
  "torn away at any command, the card holds what was before or what is after, in %s",
  async (generation) => {
    const before = await aPurse({ proofs: true });
    for (const when of ["before", "writing", "after"] as const) {
      const seen = new Set<string>();
      for (let nth = 1; nth < 12; nth++) {
        const { emulated, card } = tornAt(before, nth, when);
        await oneSale(card, generation).catch((error: unknown) => expect(error).toBeInstanceOf(Torn));
        emulated.powerOff();
        seen.add(`${storedValue(emulated.memory)} ${ticket(emulated.memory)} ${counter(emulated.memory)}`);
        const again = new Card(emulated, countedRandom());
        await enter(again, generation, CREDIT);
        expect(await again.getValue(PURSE, "full")).toBe(storedValue(emulated.memory));
      }
      expect([...seen].sort()).toEqual(["1650 7 1", "2000 0 0"]);
    }
  },
);

const fileOf = (memory: CardMemory, fileNo: number) => memory.applications.get("3042F5")?.files.get(fileNo);

function ticket(memory: CardMemory): number | undefined {
  const file = fileOf(memory, TICKETS);
  return file !== undefined && "content" in file ? file.content[99] : undefined;
}

function counter(memory: CardMemory): number | undefined {
  const file = fileOf(memory, 4);
  return file !== undefined && "counter" in file ? file.counter : undefined;
}
