import { describe, expect, test } from "vitest";
import { fromHex } from "../bytes.ts";
import { CARD_LEVEL } from "../commands/cards.ts";
import { PROXIMITY_KEY } from "../commands/proximity.ts";
import { EmulatedCard } from "../emulator/emulated-card.ts";
import { blankCard, type CardMemory } from "../emulator/memory.ts";
import { writeProfile } from "../emulator/profile.ts";
import {
  AID,
  aPurse,
  CREDIT,
  countedRandom,
  DEBIT,
  enter,
  keyFor,
  makePurse,
  NOTES,
  PROOFS,
  PURSE,
  RIGHTS,
  TICKETS,
  UID,
  ZERO_KEY,
} from "../testing/purse.ts";
import { Card } from "./card.ts";

class Torn extends Error {}
type When = "before" | "writing" | "after";

/** The card leaves the field at the nth command: before it hears, while it writes, or before it is heard. */
function onReader(memory: CardMemory, nth = 0, when: When = "before") {
  const seen = [writeProfile(memory)];
  const save = () => {
    if (when === "writing" && seen.length === nth) throw new Torn();
  };
  const emulated = new EmulatedCard({ memory, random: countedRandom(), save });
  const transmit = async (apdu: Uint8Array) => {
    const here = seen.length === nth;
    if (here && when === "before") throw new Torn();
    const answer = await emulated.transmit(apdu);
    if (here && when === "after") throw new Torn();
    seen.push(writeProfile(emulated.memory));
    return answer;
  };
  return { emulated, card: new Card({ transmit }, countedRandom()), seen };
}

const NEW_KEY = fromHex("0102030405060708090A0B0C0D0E0F10");
const made = () => aPurse({ proofs: true, proximity: true });
const bytesOf = (length: number) => new Uint8Array(length).fill(7);

interface Story {
  readonly from: () => Promise<CardMemory>;
  readonly does: (card: Card) => Promise<unknown>;
}

/** Everything that changes a card. */
const stories: Readonly<Record<string, Story>> = {
  "a personalisation, from a blank card": {
    from: async () => blankCard(UID),
    does: (card) => makePurse(card, { proofs: true, proximity: true }),
  },
  "a debit, with a file of its own and its proof": {
    from: made,
    does: async (card) => {
      await enter(card, "ev2", DEBIT);
      await card.debit(PURSE, 350, "full");
      await card.writeData(TICKETS, 0, bytesOf(100), "full");
      await card.commitTransactionWithProof();
    },
  },
  "a debit in EV1": {
    from: () => aPurse(),
    does: async (card) => {
      await enter(card, "ev1", DEBIT);
      await card.debit(PURSE, 350, "full");
      await card.commitTransaction();
    },
  },
  "a debit of a card that proves first that it is near": {
    from: made,
    does: async (card) => {
      await card.selectApplication(AID);
      await card.checkProximity(keyFor(PROXIMITY_KEY));
      await card.authenticateEv2First(DEBIT, keyFor(DEBIT));
      await card.debit(PURSE, 350, "full");
      await card.commitTransactionWithProof();
    },
  },
  "a credit, with its proof": {
    from: made,
    does: async (card) => {
      await enter(card, "ev2", CREDIT);
      await card.credit(PURSE, 5_000, "full");
      await card.commitTransactionWithProof();
    },
  },
  "two keys in one transaction: a debit, then a credit": {
    from: made,
    does: async (card) => {
      await enter(card, "ev2", DEBIT);
      await card.debit(PURSE, 350, "full");
      await card.authenticateEv2NonFirst(CREDIT, keyFor(CREDIT));
      await card.credit(PURSE, 100, "full");
      await card.commitTransactionWithProof();
    },
  },
  "a debit given back": {
    from: made,
    does: async (card) => {
      await enter(card, "ev2", DEBIT);
      await card.debit(PURSE, 350, "full");
      await card.commitTransaction();
      await card.limitedCredit(PURSE, 350, "full");
      await card.commitTransaction();
    },
  },
  "a transaction that is given up": {
    from: made,
    does: async (card) => {
      await enter(card, "ev2", CREDIT);
      await card.credit(PURSE, 500, "full");
      await card.abortTransaction();
    },
  },
  "another key changed, the one in use, that of the proximity check": {
    from: made,
    does: async (card) => {
      await enter(card, "ev2", 0);
      await card.changeKey(DEBIT, { key: NEW_KEY, version: 2, former: keyFor(DEBIT) });
      await card.changeKey(PROXIMITY_KEY, { key: NEW_KEY, version: 2, former: keyFor(PROXIMITY_KEY) });
      await card.changeKey(0, { key: NEW_KEY, version: 2 });
      await card.authenticateEv2First(0, NEW_KEY);
    },
  },
  "the card's own key changed": {
    from: made,
    does: async (card) => {
      await card.authenticateEv2First(0, ZERO_KEY);
      await card.changeKey(0, { key: NEW_KEY, version: 2 });
      await card.authenticateEv2First(0, NEW_KEY);
    },
  },
  "files made, changed and deleted once the card is in use": {
    from: made,
    does: async (card) => {
      await enter(card, "ev2", 0);
      await card.createStandardFile(9, { mode: "full", rights: RIGHTS, size: 60 });
      await card.changeFileSettings(NOTES, { mode: "mac", rights: RIGHTS });
      await card.deleteFile(9);
      await card.deleteFile(PROOFS);
      await enter(card, "ev2", CREDIT);
      await card.writeData(NOTES, 0, bytesOf(200), "mac");
    },
  },
  "an application deleted, then the card formatted": {
    from: made,
    does: async (card) => {
      await card.selectApplication(CARD_LEVEL);
      await card.authenticateEv2First(0, ZERO_KEY);
      await card.deleteApplication(AID);
      await card.formatPicc();
    },
  },
};

/** The owner's key, as a card of these stories may have it. */
const keys = [ZERO_KEY, keyFor(0), NEW_KEY];

/** A card that was torn is one that answers: its own level opens, and its application when it is there. */
async function answersAgain(emulated: EmulatedCard): Promise<void> {
  emulated.powerOff();
  for (const [aid] of emulated.memory.applications) {
    const card = new Card(emulated, countedRandom());
    const opened = await Promise.all(
      keys.map(async (key) => {
        const one = new Card(new EmulatedCard({ memory: emulated.memory }), countedRandom());
        await one.selectApplication(fromHex(aid));
        return one.authenticateEv2First(0, key).then(
          () => true,
          () => false,
        );
      }),
    );
    expect(opened.filter(Boolean)).toHaveLength(1);
    await card.selectApplication(fromHex(aid));
  }
}

describe.each(Object.entries(stories))("%s", (_, { from, does }) => {
  test("torn away at every one of its commands, before, during or after: what was, or what is to be, and no third thing", async () => {
    const memory = await from();
    const whole = onReader(memory);
    await does(whole.card);
    const commands = whole.seen.length - 1;
    expect(commands).toBeGreaterThan(4);
    for (const when of ["before", "writing", "after"] as const)
      for (let nth = 1; nth <= commands; nth++) {
        const torn = onReader(memory, nth, when);
        // A command that writes nothing cannot be torn while it writes.
        const writes = whole.seen[nth] !== whole.seen[nth - 1];
        const ended = does(torn.card);
        if (when !== "writing" || writes) await expect(ended).rejects.toBeInstanceOf(Torn);
        else await ended.catch((error: unknown) => expect(error).toBeInstanceOf(Torn));
        const holds = writeProfile(torn.emulated.memory);
        if (when === "after") expect(holds).toBe(whole.seen[nth]);
        else if (when === "before" || writes) expect(holds).toBe(whole.seen[nth - 1]);
        else expect(whole.seen).toContain(holds);
        await answersAgain(torn.emulated);
      }
  });
});
