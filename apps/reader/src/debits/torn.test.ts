import { diversify, transactionInput, verifyTransaction } from "@ardeco/desfire";
import type { EmulatedCard } from "@ardeco/desfire/emulator";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EmulatedReaders, type Tear } from "../cards/emulated-readers.ts";
import { demonstrationService } from "../demonstration/platform-of-one.ts";
import { demonstrationMasters } from "../demonstration/public-keys.ts";
import {
  aCard,
  anElement,
  aPage,
  aPairedPage,
  aReader,
  journalOf,
  PAGE,
  purseOf,
  type TestReader,
} from "../testing/a-reader.ts";

const little = (value: number) => Uint8Array.of(value, value >> 8, value >> 16, value >> 24);
const PURSE = 1;
/** File 4, from its beginning, 16 bytes. */
const WHOLE_MARK = Uint8Array.of(4, 0, 0, 0, 16, 0, 0);

/** How many commands a debit of a new card takes. */
async function commandsOfADebit(): Promise<number> {
  await using reader = await aReader();
  const page = await aPairedPage(reader);
  await reader.put(await aCard());
  const before = reader.readers.commands;
  await page.send("/v1/debit", { key: "a", amount: 350 });
  return reader.readers.commands - before;
}

/** As a back office that holds the key of proofs does. */
function isProven(reader: TestReader, card: EmulatedCard, of?: number): boolean {
  const lines = journalOf(reader);
  const debits = lines.filter((line) => line.kind === "debited");
  const debited = debits.find((line) => of === undefined || line.of === of);
  const attempted = lines.find((line) => line.kind === "attempted" && line.n === debited?.of);
  if (debited === undefined || attempted?.kind !== "attempted") return false;
  const inputs = [
    transactionInput(0x6c, Uint8Array.of(PURSE), little(attempted.balance)),
    transactionInput(0xdc, Uint8Array.of(PURSE), little(attempted.amount)),
    transactionInput(0x3d, WHOLE_MARK, Buffer.from(attempted.mark ?? "", "hex")),
  ];
  const proof = { counter: debited.counter, mac: Buffer.from(debited.mac, "hex") };
  return verifyTransaction(demonstrationMasters.proofs, card.memory.uid, proof, inputs);
}

const everyPosition = async (): Promise<readonly Tear[]> => {
  const count = await commandsOfADebit();
  const positions = Array.from({ length: count }, (_, index) => index + 1);
  return positions.flatMap((at): Tear[] => [
    { at, when: "before" },
    { at, when: "after" },
  ]);
};

test("torn away at every command of a debit, before or after it: nothing or all, and the same request again makes it one", async () => {
  const outcomes = new Map<string, number>();
  for (const tear of await everyPosition())
    for (const stopped of [false, true]) {
      await using reader = await aReader();
      const page = await aPairedPage(reader);
      const card = await aCard();
      await reader.put(card);
      reader.readers.tearAt(tear);
      const torn = await page.send("/v1/debit", { key: "a", amount: 350 });
      expect(torn.status).toBe(409);
      const code = String(torn.body.code);
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
      const { balance, counter } = purseOf(card.memory);
      expect([
        [2_000, 0],
        [1_650, 1],
      ]).toContainEqual([balance, counter]);
      // What is certain is said: a card that merely left has lost nothing.
      if (code === "card_gone") expect([balance, counter]).toEqual([2_000, 0]);
      if (stopped) await reader.restart();
      await reader.put(card);
      const again = await page.send("/v1/debit", { key: "a", amount: 350 });
      expect(again).toMatchObject({ status: 200, body: { outcome: "debited", balance: 1_650, counter: 1 } });
      expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
      expect(journalOf(reader).filter(({ kind }) => kind === "debited")).toHaveLength(1);
      expect(isProven(reader, card)).toBe(true);
    }
  // The commit alone leaves somebody in doubt.
  expect(outcomes.get("debit_unknown")).toBe(4);
}, 120_000);

test("another card is not taken for the torn one, and anything asked of the torn one tells what became of it", async () => {
  await using reader = await aReader();
  const page = await aPairedPage(reader);
  const card = await aCard();
  await reader.put(card);
  reader.readers.tearAt({ at: await commandsOfADebit(), when: "after" });
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
    body: { code: "debit_unknown" },
  });
  const other = await aCard();
  await reader.put(other);
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
    body: { code: "other_card" },
  });
  expect(purseOf(other.memory).balance).toBe(2_000);
  await reader.put(card);
  expect(await page.send("/v1/read", { elements: ["given_name"] })).toMatchObject({
    body: { balance: 1_650 },
  });
  await reader.take();
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
    body: { outcome: "debited" },
  });
});

test("a card that others wrote on since it was torn is for people to decide: nothing more is taken under that key", async () => {
  await using reader = await aReader();
  const page = await aPairedPage(reader);
  const card = await aCard();
  await reader.put(card);
  reader.readers.tearAt({ at: await commandsOfADebit(), when: "after" });
  await page.send("/v1/debit", { key: "a", amount: 350 });
  await using elsewhere = await aReader();
  const otherPage = await aPairedPage(elsewhere);
  await elsewhere.put(card);
  await otherPage.send("/v1/debit", { key: "b", amount: 100 });
  elsewhere.readers.remove();
  await reader.put(card);
  for (let time = 0; time < 2; time += 1)
    expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
      status: 409,
      body: { code: "debit_undetermined" },
    });
  expect(purseOf(card.memory).balance).toBe(1_550);
  expect(journalOf(reader).at(-1)).toMatchObject({ kind: "undetermined", counter: 2, balance: 1_550 });
});

test("one that another reader debited instead, so that it went through as many transactions, is not taken for done", async () => {
  await using reader = await aReader();
  const page = await aPairedPage(reader);
  const card = await aCard();
  await reader.put(card);
  reader.readers.tearAt({ at: await commandsOfADebit(), when: "before" });
  await page.send("/v1/debit", { key: "a", amount: 350 });
  await using elsewhere = await aReader();
  const otherPage = await aPairedPage(elsewhere);
  await elsewhere.put(card);
  await otherPage.send("/v1/debit", { key: "b", amount: 100 });
  elsewhere.readers.remove();
  await reader.put(card);
  expect(purseOf(card.memory)).toEqual({ balance: 1_900, counter: 1 });
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
    body: { code: "debit_undetermined" },
  });
  expect(journalOf(reader).map(({ kind }) => kind)).toEqual(["attempted", "undetermined"]);
});

test("torn before it committed, then as much debited by another reader: the first is not said to be done by the proof of the second", async () => {
  await using reader = await aReader();
  const page = await aPairedPage(reader);
  const card = await aCard();
  await reader.put(card);
  reader.readers.tearAt({ at: await commandsOfADebit(), when: "before" });
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
    body: { code: "debit_unknown" },
  });
  await using elsewhere = await aReader();
  const otherPage = await aPairedPage(elsewhere);
  await elsewhere.put(card);
  // The same key too: it is the other reader's own.
  await otherPage.send("/v1/debit", { key: "a", amount: 350 });
  elsewhere.readers.remove();
  await reader.put(card);
  expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
    body: { code: "debit_undetermined" },
  });
  expect(journalOf(reader).map(({ kind }) => kind)).toEqual(["attempted", "undetermined"]);
});

test("a card without a file for marks tells only that nothing was taken: one more transaction is for people to decide", async () => {
  const [service] = [demonstrationService([PAGE])];
  const { mark: _mark, ...purse } = service.card.purse ?? { file: 1, proofs: 3, most: 5_000 };
  await using reader = await aReader({ services: [{ ...service, card: { ...service.card, purse } }] });
  const page = await aPairedPage(reader);
  const card = await aCard();
  const again = () => page.send("/v1/debit", { key: "a", amount: 350 });
  // The mark is one command less.
  const commit = (await commandsOfADebit()) - 1;
  await reader.put(card);
  reader.readers.tearAt({ at: commit, when: "before" });
  expect(await again()).toMatchObject({ body: { code: "debit_unknown" } });
  await reader.put(card);
  reader.readers.tearAt({ at: commit, when: "after" });
  expect(await again()).toMatchObject({ body: { code: "debit_unknown" } });
  await reader.put(card);
  expect(await again()).toMatchObject({ body: { code: "debit_undetermined" } });
  expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
});

test("after what was left unknown is found on the card, another debit is proven as any", async () => {
  await using reader = await aReader();
  const page = await aPairedPage(reader);
  const card = await aCard();
  await reader.put(card);
  reader.readers.tearAt({ at: await commandsOfADebit(), when: "after" });
  await page.send("/v1/debit", { key: "a", amount: 350 });
  await reader.put(card);
  expect(await page.send("/v1/debit", { key: "b", amount: 50 })).toMatchObject({ status: 200 });
  const of = journalOf(reader).findLast(({ kind }) => kind === "attempted")?.n;
  expect(isProven(reader, card, of)).toBe(true);
  expect((await page.send("/v1/debit", { key: "a", amount: 350 })).status).toBe(200);
});

test("a debit left unknown by a service that is gone is told to no other one", async () => {
  const services = [
    demonstrationService([PAGE]),
    { ...demonstrationService(["https://piscine.example"]), service: "piscine" },
  ];
  await using reader = await aReader({ services });
  const page = await aPairedPage(reader);
  const other = aPage(reader, "https://piscine.example");
  await other.pair(reader.running.pairings.newCode(reader.clock.now), { service: "piscine" });
  const card = await aCard();
  await reader.put(card);
  reader.readers.tearAt({ at: await commandsOfADebit(), when: "after" });
  await page.send("/v1/debit", { key: "a", amount: 350 });
  const text = await reader.platform.sign(
    reader.configuration({ sequence: 9_000_000_000, services: services.slice(1) }),
  );
  await reader.running.configuration.take(text, reader.clock.now);
  await reader.put(card);
  expect(await other.send("/v1/debit", { key: "b", amount: 50 })).toMatchObject({ status: 200 });
  const [, ending] = journalOf(reader);
  expect(ending).toMatchObject({ kind: "undetermined", balance: 1_650, counter: 1 });
});

test("one key sent at once to two readers, each with a card, is one debit of one card", async () => {
  const readers = new EmulatedReaders(["Un", "Deux"]);
  await using reader = await aReader({ readers });
  const page = await aPairedPage(reader);
  const cards = [await aCard(), await aCard()];
  for (const [at, name] of ["Un", "Deux"].entries()) {
    const [card] = cards.slice(at);
    if (card) readers.put(card, name);
  }
  const said = await Promise.all(
    ["Un", "Deux"].map((name) => page.send("/v1/debit", { key: "a", amount: 350, reader: name })),
  );
  expect(new Set(said.map(({ text }) => text)).size).toBe(1);
  expect(said[0]).toMatchObject({ status: 200 });
  expect(cards.map(({ memory }) => purseOf(memory).counter).toSorted()).toEqual([0, 1]);
});

test("once the card has committed, a signature that fails leaves the debit unknown, and the same request finds it", async () => {
  const open = anElement();
  let fails = false;
  const element = () => {
    const inner = open();
    const sign = inner.sign.bind(inner);
    inner.sign = (content) => (fails ? Promise.reject(new Error("no token")) : sign(content));
    return inner;
  };
  await using reader = await aReader({ element });
  const page = await aPairedPage(reader);
  const card = await aCard();
  await reader.put(card);
  fails = true;
  for (let time = 0; time < 2; time += 1)
    expect((await page.send("/v1/debit", { key: "a", amount: 350 })).body).toMatchObject({
      code: "debit_unknown",
    });
  fails = false;
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
    status: 200,
    body: { balance: 1_650, counter: 1 },
  });
  expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
});

test("two cards on two readers are debited at once, each line of the journal at its number", async () => {
  const readers = new EmulatedReaders(["Un", "Deux"]);
  await using reader = await aReader({ readers });
  const page = await aPairedPage(reader);
  for (const name of ["Un", "Deux"]) readers.put(await aCard(), name);
  const sales = Array.from({ length: 10 }, (_, at) => ({
    key: `k${at}`,
    amount: 10,
    reader: at % 2 === 0 ? "Un" : "Deux",
  }));
  const said = await Promise.all(sales.map((sale) => page.send("/v1/debit", sale)));
  expect(said.map(({ status }) => status)).toEqual(sales.map(() => 200));
  expect(await page.send("/v1/debit", { key: "x", amount: 10 })).toMatchObject({
    body: { code: "several_cards" },
  });
  expect(journalOf(reader).map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  await reader.restart();
  expect(reader.running.house.journal.last).toBe(20);
});

test("the card commits, and the PC stops before it is written: the next start finds it on the card, once", async () => {
  await using reader = await aReader();
  const page = await aPairedPage(reader);
  const card = await aCard();
  await reader.put(card);
  const { journal } = reader.running.house;
  const append = journal.append.bind(journal);
  journal.append = (line) => (line.kind === "debited" ? Promise.reject(new Error("no power")) : append(line));
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
    body: { code: "debit_unknown" },
  });
  expect(reader.reported).toEqual([new Error("no power")]);
  expect(purseOf(card.memory).balance).toBe(1_650);
  await reader.restart();
  await reader.put(card);
  expect(await page.send("/v1/debit", { key: "a", amount: 350 })).toMatchObject({
    body: { balance: 1_650, counter: 1 },
  });
  expect(isProven(reader, card)).toBe(true);
});

const gesture = fc.record({
  key: fc.integer({ min: 1, max: 4 }),
  tear: fc.option(
    fc.record({
      at: fc.integer({ min: 1, max: 12 }),
      when: fc.constantFrom("before" as const, "after" as const),
    }),
    { nil: undefined },
  ),
  restart: fc.boolean(),
});

test("whatever is torn, repeated and stopped, what the journal says was taken is what the card lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(gesture, { minLength: 1, maxLength: 12 }), async (gestures) => {
      await using reader = await aReader();
      const page = await aPairedPage(reader);
      const card = await aCard();
      for (const { key, tear, restart } of gestures) {
        await reader.put(card);
        if (tear) reader.readers.tearAt(tear);
        await page.send("/v1/debit", { key: `k${key}`, amount: key * 10 });
        reader.readers.spare();
        if (restart) await reader.restart();
      }
      await reader.put(card);
      await page.send("/v1/read", { elements: ["given_name"] });
      const lines = journalOf(reader);
      const attempts = new Map(
        lines.flatMap((line) => (line.kind === "attempted" ? [[line.n, line] as const] : [])),
      );
      const taken = lines.flatMap((line) => (line.kind === "debited" ? [attempts.get(line.of)] : []));
      expect(new Set(taken.map((line) => line?.key)).size).toBe(taken.length);
      expect(taken.reduce((sum, line) => sum + (line?.amount ?? 0), 0)).toBe(
        2_000 - purseOf(card.memory).balance,
      );
      expect(lines.every(({ kind }) => kind !== "undetermined")).toBe(true);
    }),
    { numRuns: 40, seed: 5 },
  );
}, 120_000);

test("the key of a card is made for a session, and wiped at its end", async () => {
  const open = anElement();
  const lent: Uint8Array[] = [];
  const element = () => {
    const inner = open();
    const whole = inner.diversify.bind(inner);
    inner.diversify = async (label, input) => {
      const key = await whole(label, input);
      expect(key).toEqual(diversify(demonstrationMasters.debit, input));
      lent.push(key);
      return key;
    };
    return inner;
  };
  await using reader = await aReader({ element });
  const page = await aPairedPage(reader);
  await reader.put(await aCard());
  await page.send("/v1/debit", { key: "a", amount: 350 });
  await reader.put(await aCard({ masters: { ...demonstrationMasters, debit: new Uint8Array(16) } }));
  await page.send("/v1/debit", { key: "b", amount: 350 });
  expect(lent).toHaveLength(2);
  for (const key of lent) expect(key).toEqual(new Uint8Array(16));
});
