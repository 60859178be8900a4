import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CardTransport } from "../apdu/frames.ts";
import { hex, NONE } from "../bytes.ts";
import { CODES } from "../commands/codes.ts";
import { EmulatedCard } from "../emulator/emulated-card.ts";
import {
  aPurse,
  authenticate,
  CREDIT,
  countedRandom,
  enter,
  PURSE,
  storedValue,
  TICKETS,
} from "../testing/purse.ts";
import { Card } from "./card.ts";

const generations = ["ev1", "ev2"] as const;
const sealedModes = ["mac", "full"] as const;
const everySealedWay = generations.flatMap((generation) => sealedModes.map((mode) => ({ generation, mode })));

type Meddle = (apdu: Uint8Array, card: CardTransport) => Promise<Uint8Array>;

/** Somebody between reader and card, from the moment they step in. */
function between(emulated: EmulatedCard) {
  let meddle: Meddle | null = null;
  const transport: CardTransport = {
    transmit: (apdu) => (meddle === null ? emulated.transmit(apdu) : meddle(apdu, emulated)),
  };
  return { card: new Card(transport, countedRandom()), stepIn: (how: Meddle) => (meddle = how) };
}

const flipped = (from: Uint8Array, at: number, bit: number): Uint8Array =>
  from.with(at, (from[at] ?? 0) ^ (1 << bit));

describe.each(everySealedWay)("in $generation, $mode", ({ generation, mode }) => {
  test("one bit changed on the way in: the card refuses, and nothing has moved", async () => {
    const memory = await aPurse({ mode });
    for (let at = 5; at < 40; at++) {
      const emulated = new EmulatedCard({ memory, random: countedRandom() });
      const { card, stepIn } = between(emulated);
      await enter(card, generation, CREDIT);
      let length = 0;
      stepIn((apdu, next) => {
        length = apdu.length;
        return next.transmit(
          apdu[1] === CODES.credit && at < apdu.length - 1 ? flipped(apdu, at, at % 8) : apdu,
        );
      });
      const credited = card.credit(PURSE, 100, mode).then(() => card.commitTransaction());
      if (at >= length - 1) await credited;
      else await expect(credited).rejects.toMatchObject({ name: "CardError" });
      expect(storedValue(emulated.memory)).toBe(at >= length - 1 ? 2_100 : 2_000);
    }
  });

  test("one bit changed on the way back: the reader believes nothing of it", async () => {
    const memory = await aPurse({ mode });
    for (let at = 0; at < 8; at++) {
      const { card, stepIn } = between(new EmulatedCard({ memory, random: countedRandom() }));
      await enter(card, generation, CREDIT);
      stepIn(async (apdu, next) => flipped(await next.transmit(apdu), at, at));
      await expect(card.getValue(PURSE, mode)).rejects.toMatchObject({ code: "answer_not_proven" });
      expect(card.authenticatedKey).toBeNull();
    }
  });
});

describe.each(everySealedWay)(
  "messages that are not what they should be, in $generation, $mode",
  ({ generation, mode }) => {
    test("a command sent twice, or kept for another session, does not count twice", async () => {
      const emulated = new EmulatedCard({ memory: await aPurse({ mode }) });
      const { card, stepIn } = between(emulated);
      await enter(card, generation, CREDIT);
      const heard: Uint8Array[] = [];
      stepIn((apdu, next) => {
        heard.push(apdu);
        return next.transmit(apdu);
      });
      await card.credit(PURSE, 100, mode);
      await card.commitTransaction();
      for (const apdu of heard) expect(hex(await emulated.transmit(apdu))).not.toMatch(/9100$/);
      const other = new Card(emulated);
      await enter(other, generation, CREDIT);
      for (const apdu of heard.slice(0, 1)) expect(hex(await emulated.transmit(apdu))).toBe("911E");
      expect(storedValue(emulated.memory)).toBe(2_100);
    });

    test("asked in the open, or with a weaker seal, a sealed file does not answer", async () => {
      const emulated = new EmulatedCard({ memory: await aPurse({ mode }), random: countedRandom() });
      const card = new Card(emulated, countedRandom());
      for (const weaker of mode === "full" ? (["plain", "mac"] as const) : (["plain"] as const)) {
        await enter(card, generation, CREDIT);
        await expect(card.credit(PURSE, 100, weaker)).rejects.toMatchObject({ code: "integrity_error" });
        await enter(card, generation, CREDIT);
        await expect(card.writeData(TICKETS, 0, Uint8Array.of(1), weaker)).rejects.toMatchObject({
          code: expect.stringMatching(/integrity|malformed/),
        });
        // A message that is too short is one whose end is awaited.
        emulated.powerOff();
      }
      expect(storedValue(emulated.memory)).toBe(2_000);
    });

    test("an answer without its seal is not believed", async () => {
      const { card, stepIn } = between(
        new EmulatedCard({ memory: await aPurse({ mode }), random: countedRandom() }),
      );
      await enter(card, generation, CREDIT);
      stepIn(async () => Uint8Array.of(0xff, 0xff, 0, 0, 0x91, 0x00));
      await expect(card.getValue(PURSE, mode)).rejects.toMatchObject({ code: "answer_not_proven" });
    });
  },
);

test.each(generations)("a card that does not know the key is found out, in %s", async (generation) => {
  const memory = await aPurse();
  const real = new EmulatedCard({ memory, random: countedRandom() });
  const { card, stepIn } = between(real);
  await card.selectApplication(Uint8Array.of(0x30, 0x42, 0xf5));
  stepIn(async (apdu, next) => {
    const answer = await next.transmit(apdu);
    return apdu[1] === 0xaf ? flipped(answer, answer.length - 4, 3) : answer;
  });
  await expect(authenticate(card, generation, CREDIT)).rejects.toMatchObject({ code: "card_not_proven" });
});

test("whatever bytes come, the card answers a status and keeps what it holds", async () => {
  const memory = await aPurse();
  const open = fc.record({ code: fc.integer({ min: 0, max: 255 }), data: fc.uint8Array({ maxLength: 60 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(open, fc.uint8Array({ maxLength: 300 })), { maxLength: 8 }),
      async (sent) => {
        const emulated = new EmulatedCard({ memory });
        await new Card(emulated).selectApplication(Uint8Array.of(0x30, 0x42, 0xf5));
        for (const one of sent) {
          const wrapped =
            one instanceof Uint8Array
              ? one
              : Uint8Array.of(0x90, one.code, 0, 0, one.data.length, ...one.data, 0);
          expect((await emulated.transmit(wrapped)).length).toBeGreaterThanOrEqual(2);
        }
        expect(storedValue(emulated.memory)).toBe(2_000);
      },
    ),
    { numRuns: 150 },
  );
});

test("a card that never stops answering, or answers half a command, is left", async () => {
  const endless = new Card({ transmit: async () => Uint8Array.of(...new Uint8Array(200), 0x91, 0xaf) });
  await expect(endless.getVersion()).rejects.toMatchObject({ code: "answer_malformed" });
  const silent = new Card({ transmit: async () => NONE });
  await expect(silent.getVersion()).rejects.toMatchObject({ code: "answer_malformed" });
  const hasty = new Card({ transmit: async () => Uint8Array.of(0x91, 0x00) });
  await expect(hasty.writeData(1, 0, new Uint8Array(100), "plain")).rejects.toMatchObject({
    code: "answer_malformed",
  });
});
