import { Card, diversify } from "@ardeco/desfire";
import { type CardMemory, EmulatedCard } from "@ardeco/desfire/emulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diversificationInput } from "../cards/service-card.ts";
import { demonstrationMasters } from "../demonstration/public-keys.ts";
import { aCard, aPairedPage, aReader, journalOf, purseOf, type TestReader } from "../testing/a-reader.ts";

const APPLICATION = Uint8Array.of(0x30, 0x42, 0xf5);
const [DEBIT, CREDIT, PURSE] = [1, 2, 1];
const CODE = { ev1: 0xaa, iso: 0x1a, legacy: 0x0a, ev2: 0x71, debit: 0xdc, commit: 0xc7 } as const;

let reader: TestReader;
let page: Awaited<ReturnType<typeof aPairedPage>>;
beforeEach(async () => {
  reader = await aReader();
  page = await aPairedPage(reader);
});
afterEach(() => reader[Symbol.asyncDispose]());

const debit = (key: string, amount = 350) => page.send("/v1/debit", { key, amount });
const keyFor = (memory: CardMemory, master: Uint8Array, number: number) =>
  diversify(master, diversificationInput(memory.uid, APPLICATION, number));

type Meddle = (apdu: Uint8Array, card: (apdu: Uint8Array) => Promise<Uint8Array>) => Promise<Uint8Array>;

/** Somebody between the reader and the card. */
function between(card: EmulatedCard, meddle: Meddle): EmulatedCard {
  const answers = card.transmit.bind(card);
  card.transmit = (apdu) => meddle(apdu, answers);
  return card;
}

describe("replay", () => {
  test("every command of a debit, sent again to the card, moves nothing", async () => {
    const heard: Uint8Array[] = [];
    const card = between(await aCard(), (apdu, next) => {
      heard.push(apdu);
      return next(apdu);
    });
    await reader.put(card);
    expect(await debit("a")).toMatchObject({ status: 200 });
    const before = purseOf(card.memory);
    const whole = [...heard];
    for (const apdu of [...whole, ...whole.filter((one) => one[1] === CODE.debit || one[1] === CODE.commit)])
      await card.transmit(apdu);
    card.powerOff();
    for (const apdu of whole) await card.transmit(apdu);
    expect(purseOf(card.memory)).toEqual(before);
  });

  test("answers of an earlier debit, played to the reader by something that is no card, debit nobody", async () => {
    const dialogue: { readonly asked: Uint8Array; readonly answered: Uint8Array }[] = [];
    const card = between(await aCard(), async (apdu, next) => {
      const answered = await next(apdu);
      dialogue.push({ asked: apdu, answered });
      return answered;
    });
    await reader.put(card);
    await debit("a");
    const played = [...dialogue];
    const puppet = between(await aCard(), async () => played.shift()?.answered ?? Uint8Array.of(0x91, 0x1c));
    await reader.put(puppet);
    expect(await debit("b")).toMatchObject({ status: 422, body: { code: "card_not_proven" } });
    expect(journalOf(reader).filter(({ kind }) => kind === "attempted")).toHaveLength(1);
  });
});

describe("clone", () => {
  test("a card of the same number with other keys is refused, and has no name", async () => {
    const real = await aCard();
    const { uid } = real.memory;
    await reader.put(real);
    const named = await page.send("/v1/enter", {});
    expect(named.body.support).toEqual(expect.any(String));
    const masters = { ...demonstrationMasters, debit: demonstrationMasters.credit };
    await reader.put(await aCard({ uid, masters, balance: 90_000 }));
    for (const [verb, body] of [
      ["debit", { key: "a", amount: 1 }],
      ["read", { elements: ["given_name"] }],
      ["enter", {}],
    ] as const)
      expect(await page.send(`/v1/${verb}`, body)).toMatchObject({
        status: 422,
        body: { code: "card_not_proven" },
      });
    expect(journalOf(reader)).toEqual([]);
  });

  test("a genuine card that says another number before it is asked to prove it is refused", async () => {
    const victim = await aCard();
    const card = between(await aCard(), async (apdu, next) =>
      apdu[0] === 0xff ? Uint8Array.of(...victim.memory.uid, 0x90, 0x00) : next(apdu),
    );
    await reader.put(card);
    expect(await debit("a")).toMatchObject({ status: 422, body: { code: "card_not_proven" } });
  });

  test("a card that got the keys of another one does not pass for it: it proves its own number", async () => {
    const victim = await aCard();
    const uid = Uint8Array.of(4, 9, 9, 9, 9, 9, 9);
    const card = between(new EmulatedCard({ memory: { ...victim.memory, uid } }), async (apdu, next) =>
      apdu[0] === 0xff ? Uint8Array.of(...victim.memory.uid, 0x90, 0x00) : next(apdu),
    );
    await reader.put(card);
    expect(await debit("a")).toMatchObject({ status: 422, body: { code: "card_not_proven" } });
  });

  test("two perfect copies of one card do not spend twice here: the second is in the past", async () => {
    const card = await aCard();
    const copy = new EmulatedCard({ memory: card.memory });
    await reader.put(card);
    expect(await debit("a", 2_000)).toMatchObject({ status: 200, body: { balance: 0 } });
    await reader.put(copy);
    expect(await debit("b", 2_000)).toMatchObject({ status: 409, body: { code: "card_rolled_back" } });
    expect(purseOf(copy.memory)).toEqual({ balance: 2_000, counter: 0 });
  });
});

test("a card put back to a state of before is refused whatever is asked of it, after a restart too", async () => {
  const card = await aCard();
  await reader.put(card);
  await debit("a");
  const past = card.memory;
  await debit("b");
  for (const restart of [false, true]) {
    if (restart) await reader.restart();
    await reader.put(new EmulatedCard({ memory: past }));
    for (const [verb, body] of [
      ["debit", { key: "c", amount: 1 }],
      ["read", { elements: ["given_name"] }],
      ["enter", {}],
    ] as const)
      expect(await page.send(`/v1/${verb}`, body)).toMatchObject({
        status: 409,
        body: { code: "card_rolled_back" },
      });
  }
});

describe("downgrade", () => {
  test("a card that says it knows no EV2 is not asked in a weaker way", async () => {
    const asked: number[] = [];
    const card = between(await aCard(), async (apdu, next) => {
      asked.push(apdu[1] ?? 0);
      return apdu[1] === CODE.ev2 ? Uint8Array.of(0x91, 0x1c) : next(apdu);
    });
    await reader.put(card);
    expect(await debit("a")).toMatchObject({ status: 422, body: { code: "card_not_proven" } });
    expect(asked).toContain(CODE.ev2);
    for (const weaker of [CODE.ev1, CODE.iso, CODE.legacy]) expect(asked).not.toContain(weaker);
  });

  test.each(["plain", "mac"] as const)("a purse that only answers in %s is not used", async (mode) => {
    const { memory } = await aCard();
    const application = memory.applications.get("3042F5");
    const purse = application?.files.get(PURSE);
    if (!application || !purse || !("value" in purse)) throw new Error("No purse.");
    const files = new Map(application.files).set(PURSE, { ...purse, settings: { ...purse.settings, mode } });
    const applications = new Map(memory.applications).set("3042F5", { ...application, files });
    const card = new EmulatedCard({ memory: { ...memory, applications } });
    await reader.put(card);
    expect(await debit("a")).toMatchObject({ status: 422 });
    expect(purseOf(card.memory)).toEqual({ balance: 2_000, counter: 0 });
  });
});

describe("somebody between reader and card", () => {
  test("who says that a commit was done, when it was not, makes no debit", async () => {
    const card = between(await aCard(), async (apdu, next) =>
      apdu[1] === CODE.commit ? Uint8Array.of(...new Uint8Array(20), 0x91, 0x00) : next(apdu),
    );
    await reader.put(card);
    expect(await debit("a")).toMatchObject({ status: 409, body: { code: "debit_unknown" } });
    expect(purseOf(card.memory)).toEqual({ balance: 2_000, counter: 0 });
    expect(journalOf(reader).map(({ kind }) => kind)).toEqual(["attempted"]);
  });

  test("who says that a commit was refused, when it was done, makes no free ticket", async () => {
    let meddles = true;
    const card = between(await aCard(), async (apdu, next) => {
      const answer = await next(apdu);
      return meddles && apdu[1] === CODE.commit ? Uint8Array.of(0x91, 0xbe) : answer;
    });
    await reader.put(card);
    expect(await debit("a")).toMatchObject({ status: 409, body: { code: "debit_unknown" } });
    meddles = false;
    expect(await debit("a")).toMatchObject({ status: 200, body: { balance: 1_650, counter: 1 } });
    expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
  });

  test("who changes an amount on its way makes the card refuse it", async () => {
    for (let at = 5; at < 30; at += 1) {
      const card = between(await aCard(), (apdu, next) =>
        next(apdu[1] === CODE.debit && at < apdu.length - 1 ? apdu.with(at, (apdu[at] ?? 0) ^ 1) : apdu),
      );
      await reader.put(card);
      const said = await debit(`key-${at}`);
      expect([200, 422]).toContain(said.status);
      expect(purseOf(card.memory).balance).toBe(said.status === 200 ? 1_650 : 2_000);
    }
  });
});

describe("a rogue terminal", () => {
  test("with the keys of a stolen reader debits what is presented to it, and can do nothing else", async () => {
    const emulated = await aCard();
    const { memory } = emulated;
    const card = new Card(emulated);
    const enter = async () => {
      await card.selectApplication(APPLICATION);
      await card.authenticateEv2First(DEBIT, keyFor(memory, demonstrationMasters.debit, DEBIT));
    };
    const key = { key: new Uint8Array(16).fill(7), version: 2 };
    const tries: readonly (() => Promise<unknown>)[] = [
      () => card.credit(PURSE, 100, "full"),
      () => card.limitedCredit(PURSE, 100, "full"),
      () => card.changeKey(DEBIT, key),
      () => card.changeKey(CREDIT, { ...key, former: keyFor(memory, demonstrationMasters.credit, CREDIT) }),
      () => card.deleteFile(PURSE),
      () => card.writeData(2, 0, Uint8Array.of(65), "full"),
      () => card.formatPicc(),
      () =>
        card.changeFileSettings(PURSE, {
          mode: "plain",
          rights: { read: "free", write: "free", readWrite: "free", change: "free" },
        }),
    ];
    for (const attempt of tries) {
      await enter();
      await expect(attempt()).rejects.toMatchObject({ name: "CardError" });
    }
    expect(emulated.memory).toEqual(memory);
    await enter();
    await card.debit(PURSE, 100, "full");
    await card.commitTransaction();
    expect(purseOf(emulated.memory)).toEqual({ balance: 1_900, counter: 1 });
  });

  test("with the keys of one card opens no other card", async () => {
    const [one, other] = [await aCard(), await aCard()];
    const card = new Card(other);
    await card.selectApplication(APPLICATION);
    const stolen = keyFor(one.memory, demonstrationMasters.debit, DEBIT);
    await expect(card.authenticateEv2First(DEBIT, stolen)).rejects.toMatchObject({
      code: "authentication_error",
    });
  });

  test("without any key reads neither name, purse nor counter", async () => {
    const card = new Card(await aCard());
    await card.selectApplication(APPLICATION);
    for (const attempt of [
      () => card.getValue(PURSE, "plain"),
      () => card.readData(2, 0, 10, "plain"),
      () => card.readData(3, 0, 12, "plain"),
    ])
      await expect(attempt()).rejects.toMatchObject({ name: "CardError" });
  });
});

test("torn away at every command of a reading or of an entry, nothing moves, and it is said to present the card again", async () => {
  for (const [verb, body] of [
    ["read", { elements: ["given_name"] }],
    ["enter", {}],
  ] as const) {
    const card = await aCard();
    await reader.put(card);
    const before = reader.readers.commands;
    expect(await page.send(`/v1/${verb}`, body)).toMatchObject({ status: 200 });
    const count = reader.readers.commands - before;
    for (let at = 1; at <= count; at += 1)
      for (const when of ["before", "after"] as const) {
        await reader.put(card);
        reader.readers.tearAt({ at, when });
        reader.later(1_000);
        expect(await page.send(`/v1/${verb}`, body)).toMatchObject({
          status: 409,
          body: { code: "card_gone" },
        });
      }
    expect(purseOf(card.memory)).toEqual({ balance: 2_000, counter: 0 });
    expect(journalOf(reader)).toEqual([]);
  }
});
