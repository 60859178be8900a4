import { READER_ANSWER_TYPE } from "@ardeco/contracts";
import { blankCard, EmulatedCard } from "@ardeco/desfire/emulator";
import { decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { demonstrationService } from "../demonstration/platform-of-one.ts";
import {
  aCard,
  aPage,
  aPairedPage,
  aReader,
  PAGE,
  purseOf,
  READER,
  type TestReader,
} from "../testing/a-reader.ts";

let reader: TestReader;
let page: Awaited<ReturnType<typeof aPairedPage>>;
beforeEach(async () => {
  reader = await aReader();
  page = await aPairedPage(reader);
});
afterEach(() => reader[Symbol.asyncDispose]());

const debit = (key: string, amount: number) => page.send("/v1/debit", { key, amount });

describe("a debit", () => {
  test("takes the amount, and the answer is signed by the reader", async () => {
    const card = await aCard();
    await reader.put(card);
    const said = await debit("ticket-1", 350);
    expect(said).toMatchObject({
      status: 200,
      body: { outcome: "debited", amount: 350, balance: 1_650, counter: 1 },
    });
    expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
    const signed = String(said.body.signed);
    const key = await importJWK(reader.running.house.element.publicKey, "ES256");
    const { payload } = await jwtVerify(signed, key, { typ: READER_ANSWER_TYPE });
    const { signed: _signed, ...answer } = said.body;
    expect(payload).toMatchObject({ ask: "debit", reader: READER, service: "caisse", answer });
    expect(decodeProtectedHeader(signed).alg).toBe("ES256");
  });

  test("sent ten times, at once then one after the other, is one debit and one same answer", async () => {
    const card = await aCard();
    await reader.put(card);
    const together = await Promise.all(Array.from({ length: 5 }, () => debit("ticket-1", 350)));
    const after = [];
    for (let time = 0; time < 5; time += 1) after.push(await debit("ticket-1", 350));
    expect(new Set([...together, ...after].map(({ text }) => text)).size).toBe(1);
    expect(purseOf(card.memory)).toEqual({ balance: 1_650, counter: 1 });
  });

  test("is answered alike once the program was stopped, and without the card", async () => {
    await reader.put(await aCard());
    const first = await debit("ticket-1", 350);
    await reader.take();
    await reader.restart();
    expect((await debit("ticket-1", 350)).text).toBe(first.text);
  });

  test("under a key that was for another amount is refused", async () => {
    const card = await aCard();
    await reader.put(card);
    await debit("ticket-1", 350);
    expect(await debit("ticket-1", 400)).toMatchObject({ status: 409, body: { code: "key_reused" } });
    expect(purseOf(card.memory).balance).toBe(1_650);
  });

  test("beyond the balance, or beyond what the platform lets this reader take, moves nothing", async () => {
    const card = await aCard();
    await reader.put(card);
    expect(await debit("a", 2_001)).toMatchObject({ status: 422, body: { code: "balance_too_low" } });
    expect(await debit("b", 5_001)).toMatchObject({ status: 422, body: { code: "amount_too_high" } });
    expect(purseOf(card.memory)).toEqual({ balance: 2_000, counter: 0 });
  });

  test("without a card, or with one of elsewhere, says what to do", async () => {
    expect(await debit("a", 100)).toMatchObject({ status: 409, body: { title: "Présentez une carte." } });
    await reader.put(new EmulatedCard({ memory: blankCard() }));
    expect(await debit("a", 100)).toMatchObject({ status: 422, body: { code: "card_not_known" } });
  });

  test.each([
    ["no key", { amount: 100 }],
    ["half a cent", { key: "a", amount: 0.5 }],
    ["nothing", { key: "a", amount: 0 }],
    ["a credit in disguise", { key: "a", amount: -100 }],
    ["more than a card holds", { key: "a", amount: 2 ** 31 }],
    ["something more", { key: "a", amount: 100, force: true }],
    ["text", "{"],
  ])("that asks for %s is refused before the card", async (_name, body) => {
    const card = await aCard();
    await reader.put(card);
    const before = reader.readers.commands;
    expect(await page.send("/v1/debit", body)).toMatchObject({
      status: 400,
      body: { code: "request_refused" },
    });
    expect(reader.readers.commands).toBe(before);
  });
});

test("a credit is refused here: the PC does not hold its key", async () => {
  const card = await aCard();
  await reader.put(card);
  const said = await page.send("/v1/credit", { key: "a", amount: 500 });
  expect(said).toMatchObject({ status: 403, body: { code: "credit_refused" } });
  expect(purseOf(card.memory)).toEqual({ balance: 2_000, counter: 0 });
});

test("elements of the service are read with the balance; another element is refused", async () => {
  await reader.put(await aCard({ givenName: "Zoé" }));
  expect(await page.send("/v1/read", { elements: ["given_name"] })).toMatchObject({
    status: 200,
    body: { elements: { given_name: "Zoé" }, balance: 2_000 },
  });
  expect(await page.send("/v1/read", { elements: ["birthdate"] })).toMatchObject({
    status: 403,
    body: { code: "element_refused" },
  });
});

test("who may enter is what the platform signed, until when it said", async () => {
  await reader.put(await aCard());
  const refused = await page.send("/v1/enter", {});
  expect(refused).toMatchObject({ status: 200, body: { may: false, reason: "no_right" } });
  const support = String(refused.body.support);
  const [service] = reader.services;
  if (!service) throw new Error("No service.");
  const until = Math.floor(reader.clock.now.getTime() / 1000) + 60;
  const entries = [{ supports: support, until }];
  const text = await reader.platform.sign(
    reader.configuration({ sequence: 9_000_000_000, services: [{ ...service, entries }] }),
  );
  await reader.running.configuration.take(text, reader.clock.now);
  expect(await page.send("/v1/enter", {})).toMatchObject({ body: { may: true, reason: null, support } });
  reader.later(61_000);
  expect(await page.send("/v1/enter", {})).toMatchObject({ body: { may: false, reason: "right_expired" } });
});

test("two services of one PC do not call the same card by the same name", async () => {
  const services = [
    demonstrationService([PAGE]),
    { ...demonstrationService(["https://piscine.example"]), service: "piscine" },
  ];
  const [sequence, now] = [9_000_000_000, reader.clock.now];
  await reader.running.configuration.take(
    await reader.platform.sign(reader.configuration({ sequence, services })),
    now,
  );
  const other = aPage(reader, "https://piscine.example");
  await other.pair(reader.running.pairings.newCode(now), { service: "piscine" });
  await reader.put(await aCard());
  const [one, two] = [await page.send("/v1/enter", {}), await other.send("/v1/enter", {})];
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(one.body.support).not.toBe(two.body.support);
});
