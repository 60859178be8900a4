import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CardTransport } from "../apdu/frames.ts";
import { CODES } from "../commands/codes.ts";
import { PROXIMITY_KEY } from "../commands/proximity.ts";
import { EmulatedCard } from "../emulator/emulated-card.ts";
import type { CardMemory } from "../emulator/memory.ts";
import { AID, aPurse, CREDIT, countedRandom, enter, keyFor, PURSE } from "../testing/purse.ts";
import { Card } from "./card.ts";
import { guessChance, isNear } from "./proximity-check.ts";

const KEY = keyFor(PROXIMITY_KEY);
/** What the reader of these tests adds to a round. */
const READER_US = 500;
const BOUND = { mostMicroseconds: 1_500, lateRounds: 1 };

type Meddle = (apdu: Uint8Array, card: (apdu: Uint8Array) => Promise<Uint8Array>) => Promise<Uint8Array>;

/** A card on a reader, under a clock that nothing but they move. */
function timed(memory: CardMemory, { random = countedRandom() } = {}) {
  const clock = { now: 0 };
  const emulated = new EmulatedCard({
    memory,
    random,
    wait: async (microseconds) => {
      clock.now += microseconds;
    },
  });
  let meddle: Meddle = (apdu, next) => next(apdu);
  const transport: CardTransport = {
    transmit: async (apdu) => {
      clock.now += READER_US;
      return meddle(apdu, (one) => emulated.transmit(one));
    },
  };
  const card = new Card(transport, countedRandom());
  const check = async () => {
    await card.selectApplication(AID);
    return card.checkProximity(KEY, () => clock.now);
  };
  return { clock, emulated, card, check, stepIn: (how: Meddle) => (meddle = how) };
}

const isRound = (apdu: Uint8Array): boolean => apdu[1] === CODES.proximityRound;
/** What a card that says yes to everything would answer to a round: these bytes. */
const said = (bytes: Uint8Array): Uint8Array => Uint8Array.of(...bytes, 0x91, 0x90);
const asked = (apdu: Uint8Array): Uint8Array => apdu.slice(6, 6 + (apdu[5] ?? 0));

describe("a card that is here", () => {
  test("is timed over rounds of one or two bytes, eight in all, in the time that it publishes", async () => {
    const { check } = timed(await aPurse({ proximity: true }));
    const measured = await check();
    expect(measured.publishedMicroseconds).toBe(800);
    expect(measured.rounds.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(8);
    for (const { bytes, microseconds } of measured.rounds) {
      expect([1, 2]).toContain(bytes);
      expect(microseconds).toBe(1_300);
    }
    expect(isNear(measured, BOUND)).toBe(true);
  });

  test("is asked in another split each time", async () => {
    const memory = await aPurse({ proximity: true });
    const { emulated } = timed(memory);
    const card = new Card(emulated);
    const seen = new Set<string>();
    for (let time = 0; time < 40; time++) {
      await card.selectApplication(AID);
      seen.add((await card.checkProximity(KEY)).rounds.map(({ bytes }) => bytes).join());
    }
    expect(seen.size).toBeGreaterThan(5);
  });

  test("goes on with its purse once it authenticated again: the check ends a session, and what waited for a commit", async () => {
    const { card, check } = timed(await aPurse({ proximity: true }));
    await enter(card, "ev2", CREDIT);
    await card.debit(PURSE, 350, "full");
    await card.checkProximity(KEY);
    expect(card.authenticatedKey).toBeNull();
    await enter(card, "ev2", CREDIT);
    await expect(card.commitTransaction()).rejects.toMatchObject({ code: "no_changes" });
    await check();
    await enter(card, "ev2", CREDIT);
    expect(await card.getValue(PURSE, "full")).toBe(2_000);
    expect(await card.getKeyVersion(PROXIMITY_KEY)).toBe(1);
  });

  test("answers nothing else until the check ends, or the field", async () => {
    const { emulated, card } = timed(await aPurse({ proximity: true }));
    await card.selectApplication(AID);
    expect(await emulated.transmit(Uint8Array.of(0x90, CODES.prepareProximity, 0, 0, 0))).toHaveLength(6);
    await expect(card.selectApplication(AID)).rejects.toMatchObject({ code: "in_proximity_check" });
    emulated.powerOff();
    await card.selectApplication(AID);
  });

  test("has no such check in an application that was created without its key", async () => {
    const { check } = timed(await aPurse());
    await expect(check()).rejects.toMatchObject({ name: "CardError", code: "permission_denied" });
  });
});

describe("an accomplice between the reader and a card that is far away", () => {
  test("who adds 20 ms to each command is late, whatever is proven", async () => {
    const { clock, check, stepIn } = timed(await aPurse({ proximity: true }));
    stepIn((apdu, next) => {
      clock.now += 20_000;
      return next(apdu);
    });
    const measured = await check();
    expect(measured.rounds.every(({ microseconds }) => microseconds === 21_300)).toBe(true);
    expect(isNear(measured, BOUND)).toBe(false);
  });

  test("who says that the card takes longer than it does is found out", async () => {
    const { check, stepIn } = timed(await aPurse({ proximity: true }));
    stepIn(async (apdu, next) => {
      const answer = await next(apdu);
      return apdu[1] === CODES.prepareProximity ? answer.with(1, 0xff) : answer;
    });
    await expect(check()).rejects.toMatchObject({ name: "CardError", code: "integrity_error" });
  });

  test("who answers a round for the card passes when the guess is what the card says, and not otherwise", async () => {
    const memory = await aPurse({ proximity: true });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.boolean(), async (guess, knows) => {
        const { check, stepIn } = timed(memory);
        let at = 0;
        let right = true;
        stepIn(async (apdu, next) => {
          const answer = await next(apdu);
          if (!isRound(apdu)) return answer;
          const truth = answer.slice(0, -2);
          const told = knows ? truth : guess.slice(at, at + truth.length);
          at += truth.length;
          right &&= Buffer.compare(truth, told) === 0;
          return said(told);
        });
        const passed = await check().then(
          () => true,
          () => false,
        );
        expect(passed).toBe(right);
      }),
      { numRuns: 100 },
    );
  });

  test("who asks the card before the reader did passes when that guess is what the reader asks, and not otherwise", async () => {
    const memory = await aPurse({ proximity: true });
    await fc.assert(
      fc.asyncProperty(fc.nat(255), fc.nat(7), async (guess, round) => {
        const { check, stepIn } = timed(memory);
        let at = -1;
        let right = true;
        stepIn((apdu, next) => {
          if (!isRound(apdu)) return next(apdu);
          at += 1;
          if (at !== round) return next(apdu);
          right = asked(apdu)[0] === guess;
          return next(apdu.with(6, guess));
        });
        const passed = await check().then(
          () => true,
          () => false,
        );
        expect(passed).toBe(right);
      }),
      { numRuns: 100 },
    );
  });

  test("who knows all but one byte, and draws it, passes about once in 256: each byte is worth as much", async () => {
    const memory = await aPurse({ proximity: true });
    const draw = countedRandom();
    let passed = 0;
    const tries = 1_024;
    for (let time = 0; time < tries; time++) {
      // The card and the reader draw otherwise each time, the same from one run of this test to the next.
      const start = draw(3);
      const { emulated } = timed(memory, { random: mixed(start) });
      let isFirst = true;
      const card = new Card(
        {
          transmit: async (apdu) => {
            const answer = await emulated.transmit(apdu);
            if (!isRound(apdu) || !isFirst) return answer;
            isFirst = false;
            return answer.with(0, (time * 7) & 0xff);
          },
        },
        mixed(draw(5)),
      );
      await card.selectApplication(AID);
      passed += await card.checkProximity(KEY).then(
        () => 1,
        () => 0,
      );
    }
    expect(passed).toBeGreaterThan(0);
    expect(passed).toBeLessThan(4 * (tries / 256));
  });

  test("who plays the rounds of an earlier check proves nothing", async () => {
    const memory = await aPurse({ proximity: true });
    const heard: Uint8Array[] = [];
    const { emulated } = timed(memory);
    const record: CardTransport = {
      transmit: async (apdu) => {
        const answer = await emulated.transmit(apdu);
        heard.push(answer);
        return answer;
      },
    };
    const first = new Card(record, countedRandom());
    await first.selectApplication(AID);
    await first.checkProximity(KEY);
    const played = [...heard];
    const other = new Card({ transmit: async () => played.shift() ?? said(new Uint8Array(8)) }, mixed(AID));
    await other.selectApplication(AID);
    await expect(other.checkProximity(KEY)).rejects.toMatchObject({ name: "ProtocolError" });
  });

  test("who leaves out the end, or proves it with nothing, is not believed", async () => {
    const { check, stepIn } = timed(await aPurse({ proximity: true }));
    stepIn(async (apdu, next) => (apdu[1] === CODES.verifyProximity ? said(new Uint8Array(8)) : next(apdu)));
    await expect(check()).rejects.toMatchObject({ code: "proximity_not_proven" });
    stepIn(async (apdu, next) => (apdu[1] === CODES.verifyProximity ? said(new Uint8Array(0)) : next(apdu)));
    await expect(check()).rejects.toMatchObject({ name: expect.stringMatching(/Error/) });
  });

  test("who does not have the key is not answered by the card", async () => {
    const { emulated } = timed(await aPurse({ proximity: true }));
    const card = new Card(emulated);
    await card.selectApplication(AID);
    await expect(card.checkProximity(keyFor(5))).rejects.toMatchObject({ code: "integrity_error" });
  });
});

describe("how many rounds may be late", () => {
  const rounds = (...microseconds: number[]) => ({
    publishedMicroseconds: 800,
    rounds: microseconds.map((one) => ({ bytes: 1, microseconds: one })),
  });

  test("is what was said, no more; a clock that goes back is late", () => {
    expect(isNear(rounds(2_300, 2_300, 2_300), BOUND)).toBe(true);
    expect(isNear(rounds(2_300, 99_999, 2_300), BOUND)).toBe(true);
    expect(isNear(rounds(2_301, 2_301, 2_300), BOUND)).toBe(false);
    expect(isNear(rounds(-1, -1, 100), BOUND)).toBe(false);
    expect(isNear(rounds(Number.NaN, Number.NaN), BOUND)).toBe(false);
    expect(isNear(rounds(), BOUND)).toBe(false);
  });

  test("costs the bytes of the longest ones: eight bytes, one round of two late, are one chance in 2^48", () => {
    expect(guessChance([1, 1, 1, 1, 1, 1, 1, 1], 0)).toBe(2 ** -64);
    expect(guessChance([1, 2, 1, 2, 2], 1)).toBe(2 ** -48);
    const split = fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(split, (lengths) => {
        expect(guessChance(lengths, 1)).toBeLessThanOrEqual(
          2 ** (-8 * (lengths.reduce((a, b) => a + b) - 2)),
        );
      }),
    );
  });
});

/** Chance that repeats, another for each start. */
function mixed(start: Uint8Array): (length: number) => Uint8Array {
  let state = start.reduce((sum, byte) => (sum * 257 + byte + 1) >>> 0, 1) | 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 8) & 0xff;
  };
  return (length) => Uint8Array.from({ length }, next);
}
