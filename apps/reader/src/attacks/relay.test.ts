import { HAS_PROXIMITY_KEY, type Presence } from "@ardeco/contracts";
import { type CardMemory, EmulatedCard } from "@ardeco/desfire/emulator";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeCard, type NewCard } from "../demonstration/make-card.ts";
import { demonstrationService } from "../demonstration/platform-of-one.ts";
import { aPairedPage, aReader, journalOf, PAGE, purseOf } from "../testing/a-reader.ts";

const CODE = { select: 0x5a, prepare: 0xf0, round: 0xf2, verify: 0xfd, keyVersion: 0x64 } as const;
/**
 * What cards and reader of these tests take, by a clock that nothing else moves: the load of a machine
 * changes nothing here.
 */
const COMMAND_US = 6_000;
const MARGIN_US = 10_000;
const ACCOMPLICE_US = 20_000;
const UNTOUCHED = { balance: 2_000, counter: 0 };

/** As the platform makes it of a median of 6 ms: rounds are of the same length here. */
const policy: Presence = {
  verbs: ["enter", "debit"],
  proximity: "if_said",
  round_most_us: COMMAND_US + MARGIN_US,
  late_rounds: 1,
  command_most_us: COMMAND_US + MARGIN_US,
  unproven_most: 1_000,
};

type Next = (apdu: Uint8Array) => Promise<Uint8Array>;
type Meddle = (apdu: Uint8Array, card: Next) => Promise<Uint8Array>;

async function aTimedReader(presence: Presence | undefined = policy) {
  const clock = { us: 0 };
  const service = { ...demonstrationService([PAGE]), ...(presence ? { presence } : {}) };
  const reader = await aReader({ services: [service], stopwatch: () => clock.us });
  const page = await aPairedPage(reader);
  let keys = 0;

  /** A card that is here, and what whoever is in between does of each command. */
  async function put(made: NewCard | CardMemory = {}, meddle: Meddle = (apdu, card) => card(apdu)) {
    const memory = "applications" in made ? made : await makeCard(made);
    const wait = async (microseconds: number) => {
      clock.us += microseconds;
    };
    const card = new EmulatedCard({ memory, wait });
    const answers = card.transmit.bind(card);
    card.transmit = async (apdu) => {
      clock.us += COMMAND_US;
      return meddle(apdu, answers);
    };
    await reader.put(card);
    return card;
  }

  return {
    reader,
    page,
    clock,
    put,
    /** Carried to a card that is far away, and back. */
    relayed: async (apdu: Uint8Array, card: Next) => {
      clock.us += ACCOMPLICE_US;
      return card(apdu);
    },
    debit: (more: object = {}) => {
      keys += 1;
      return page.send("/v1/debit", { key: `sale-${keys}`, amount: 350, ...more });
    },
    nears: () => journalOf(reader).flatMap((line) => (line.kind === "attempted" ? [line.near] : [])),
    [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose](),
  };
}

const refused = (code: string) => ({ body: { code } });
const done = (balance: number) => ({ status: 200, body: { balance } });
const without = { proximity: false } as const;

describe("a card that is here", () => {
  test("proves it and debits, whatever the amount; the journal says so", async () => {
    await using desk = await aTimedReader();
    await desk.put();
    expect(await desk.debit({ amount: 1_500 })).toMatchObject(done(500));
    expect(await desk.page.send("/v1/enter", {})).toMatchObject({ status: 200 });
    expect(desk.nears()).toEqual(["proven"]);
  });

  test("without the key of that check debits small amounts by its time, and larger ones once somebody saw it", async () => {
    await using desk = await aTimedReader();
    const card = await desk.put(without);
    expect(await desk.debit()).toMatchObject(done(1_650));
    expect(await desk.debit({ amount: 1_001 })).toMatchObject({ status: 409, ...refused("card_to_see") });
    expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
    expect(await desk.debit({ amount: 1_001, seen: true })).toMatchObject(done(649));
    expect(desk.nears()).toEqual(["timed", "seen"]);
  });

  test("is not refused because the PC did something else meanwhile: one slow round, one slow command", async () => {
    for (const options of [{}, without]) {
      await using desk = await aTimedReader();
      let commands = 0;
      await desk.put(options, (apdu, card) => {
        commands += 1;
        if (commands === 4) desk.clock.us += 900_000;
        return card(apdu);
      });
      expect(await desk.debit()).toMatchObject(done(1_650));
    }
  });

  test("at a reader that was never measured debits small amounts alone, unless somebody saw it", async () => {
    const { round_most_us: _round, command_most_us: _command, ...unmeasured } = policy;
    await using desk = await aTimedReader(unmeasured);
    await desk.put();
    expect(await desk.debit({ amount: 1_001 })).toMatchObject(refused("card_to_see"));
    expect(await desk.debit()).toMatchObject(done(1_650));
    expect(desk.nears()).toEqual(["unmeasured"]);
  });
});

describe("relay", () => {
  test("an accomplice who adds 20 ms a command to a card far away debits nothing and enters nowhere", async () => {
    for (const proximity of ["required", "if_said"] as const) {
      await using desk = await aTimedReader({ ...policy, proximity });
      const card = await desk.put({}, desk.relayed);
      expect(await desk.debit()).toMatchObject({ status: 422, ...refused("card_too_far") });
      expect(await desk.debit({ amount: 1, seen: true })).toMatchObject(refused("card_too_far"));
      expect(await desk.page.send("/v1/enter", {})).toMatchObject(refused("card_too_far"));
      expect(purseOf(card.memory)).toEqual(UNTOUCHED);
      expect(journalOf(desk.reader)).toEqual([]);
    }
  });

  test("to a card without the key of the check either: the dialogue takes too long, answered here what can be", async () => {
    await using desk = await aTimedReader();
    const card = await desk.put(without, (apdu, next) => {
      // What they know the answer of, they need not carry.
      if (apdu[1] === CODE.select) return next(apdu);
      if (apdu[1] === CODE.prepare) return Promise.resolve(Uint8Array.of(0x91, 0x9d));
      return desk.relayed(apdu, next);
    });
    expect(await desk.debit({ amount: 1 })).toMatchObject(refused("card_too_far"));
    expect(await desk.debit({ amount: 1_500, seen: true })).toMatchObject(refused("card_too_far"));
    expect(purseOf(card.memory)).toEqual(UNTOUCHED);
  });

  test("who answers the rounds in time by guesses is refused, unless every byte is the card's", async () => {
    await using desk = await aTimedReader();
    const guesses = fc.record({ knows: fc.boolean(), guess: fc.uint8Array({ minLength: 8, maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(guesses, async ({ knows, guess }) => {
        let at = 0;
        let right = true;
        const card = await desk.put({}, async (apdu, next) => {
          const answer = await next(apdu);
          if (apdu[1] !== CODE.round) return answer;
          // Told to the reader at once; the card far away says what it says, later.
          const truth = answer.slice(0, -2);
          const told = knows ? truth : guess.slice(at, at + truth.length);
          at += truth.length;
          right &&= Buffer.compare(truth, told) === 0;
          return Uint8Array.of(...told, 0x91, 0x90);
        });
        const said = await desk.debit();
        expect(said).toMatchObject(right ? done(1_650) : refused("presence_not_proven"));
        expect(purseOf(card.memory).balance).toBe(right ? 1_650 : 2_000);
      }),
      { numRuns: 25 },
    );
  });

  test("who plays the rounds of a check that this card did before is refused", async () => {
    await using desk = await aTimedReader();
    const heard: Uint8Array[] = [];
    const isOfTheCheck = (apdu: Uint8Array) =>
      apdu[1] === CODE.prepare || apdu[1] === CODE.round || apdu[1] === CODE.verify;
    const real = await desk.put({}, async (apdu, next) => {
      const answer = await next(apdu);
      if (isOfTheCheck(apdu)) heard.push(answer);
      return answer;
    });
    expect(await desk.debit()).toMatchObject(done(1_650));
    expect(heard.length).toBeGreaterThan(5);
    for (let time = 0; time < 5; time += 1) {
      const played = [...heard];
      const card = await desk.put(real.memory, (apdu, next) =>
        isOfTheCheck(apdu)
          ? Promise.resolve(played.shift() ?? Uint8Array.of(0x91, 0x1c))
          : desk.relayed(apdu, next),
      );
      expect(await desk.debit()).toMatchObject(refused("presence_not_proven"));
      expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
    }
  });

  test("who makes a card that has the key pass for one that has no such check is refused: it says in its session that it has", async () => {
    for (const proximity of ["required", "if_said"] as const) {
      await using desk = await aTimedReader({ ...policy, proximity });
      for (const answer of [
        Uint8Array.of(0x91, 0x1c),
        Uint8Array.of(0x91, 0x9d),
        Uint8Array.of(0x6d, 0x00),
      ]) {
        const card = await desk.put({}, (apdu, next) =>
          apdu[1] === CODE.prepare ? Promise.resolve(answer) : next(apdu),
        );
        expect(await desk.debit({ amount: 1 })).toMatchObject({
          status: 422,
          ...refused("presence_not_proven"),
        });
        expect(await desk.debit({ amount: 1, seen: true })).toMatchObject(refused("presence_not_proven"));
        expect(purseOf(card.memory)).toEqual(UNTOUCHED);
      }
    }
  });

  test("who changes what it says of that in its session is not believed", async () => {
    await using desk = await aTimedReader();
    const card = await desk.put({}, async (apdu, next) => {
      if (apdu[1] === CODE.prepare) return Uint8Array.of(0x91, 0x1c);
      const answer = await next(apdu);
      return apdu[1] === CODE.keyVersion ? answer.with(0, (answer[0] ?? 0) ^ HAS_PROXIMITY_KEY) : answer;
    });
    expect(await desk.debit()).toMatchObject(refused("card_not_proven"));
    expect(purseOf(card.memory)).toEqual(UNTOUCHED);
  });

  test("who says that the card publishes a longer time is refused", async () => {
    await using desk = await aTimedReader();
    const card = await desk.put({}, async (apdu, next) => {
      const answer = await desk.relayed(apdu, next);
      return apdu[1] === CODE.prepare ? answer.with(1, 0xff) : answer;
    });
    expect(await desk.debit()).toMatchObject(refused("presence_not_proven"));
    expect(purseOf(card.memory)).toEqual(UNTOUCHED);
  });

  test("who has another card here prove that it is near proves nothing of the one that is far away", async () => {
    await using desk = await aTimedReader();
    const here = new EmulatedCard({ memory: await makeCard() });
    const card = await desk.put({}, async (apdu, next) => {
      const isOfTheCheck = apdu[1] === CODE.prepare || apdu[1] === CODE.round || apdu[1] === CODE.verify;
      if (apdu[1] === CODE.select) await here.transmit(apdu);
      return isOfTheCheck ? here.transmit(apdu) : desk.relayed(apdu, next);
    });
    expect(await desk.debit()).toMatchObject(refused("presence_not_proven"));
    expect(purseOf(card.memory)).toEqual(UNTOUCHED);
  });

  test("where a proof is required, no eyes and no small amount do without", async () => {
    await using desk = await aTimedReader({ ...policy, proximity: "required" });
    const card = await desk.put(without);
    expect(await desk.debit({ amount: 1, seen: true })).toMatchObject(refused("presence_not_proven"));
    expect(purseOf(card.memory)).toEqual(UNTOUCHED);
  });

  test("a reader whose bounds somebody altered, or whose policy somebody left out, holds what the platform signed", async () => {
    await using desk = await aTimedReader();
    const { reader } = desk;
    const now = reader.clock.now;
    const { sequence } = reader.running.house.rights.current(now);
    const [service] = reader.services;
    if (!service) throw new Error("No service.");
    const { presence: _left, ...lax } = service;
    const signed = await reader.platform.sign(reader.configuration({ sequence: sequence + 1 }));
    const [head = "", claims = "", signature = ""] = signed.split(".");
    const altered = JSON.parse(Buffer.from(claims, "base64url").toString());
    for (const services of [[lax], [{ ...service, presence: { ...policy, command_most_us: 1_000_000 } }]]) {
      const body = Buffer.from(JSON.stringify({ ...altered, services })).toString("base64url");
      const forged = [head, body, signature].join(".");
      await expect(reader.running.configuration.take(forged, now)).rejects.toMatchObject({
        problem: "not_signed",
      });
    }
    // One of before that said nothing of it, signed as it was.
    const before = await reader.platform.sign(
      reader.configuration({ sequence: sequence - 1, services: [lax] }),
    );
    await expect(reader.running.configuration.take(before, now)).rejects.toMatchObject({ problem: "older" });
    const card = await desk.put({}, desk.relayed);
    expect(await desk.debit()).toMatchObject(refused("card_too_far"));
    expect(purseOf(card.memory)).toEqual(UNTOUCHED);
  });

  test("what remains: an accomplice faster than the margin is a card that is here", async () => {
    await using desk = await aTimedReader();
    await desk.put({}, (apdu, next) => {
      desk.clock.us += MARGIN_US - 1_000;
      return next(apdu);
    });
    expect(await desk.debit()).toMatchObject(done(1_650));
    expect(desk.nears()).toEqual(["proven"]);
  });

  test("what remains: at a reader that was never measured, a card far away opens a door, whatever may be debited unproven", async () => {
    const { round_most_us: _round, command_most_us: _command, ...unmeasured } = policy;
    const none = { unproven_most: 0 };
    await using open = await aTimedReader({ ...unmeasured, ...none });
    await open.put(without, open.relayed);
    expect(await open.page.send("/v1/enter", {})).toMatchObject({ status: 200 });
    expect(await open.debit({ amount: 1 })).toMatchObject(refused("card_to_see"));
    await using measured = await aTimedReader({ ...policy, ...none });
    await measured.put(without, measured.relayed);
    expect(await measured.page.send("/v1/enter", {})).toMatchObject(refused("card_too_far"));
  });
});
