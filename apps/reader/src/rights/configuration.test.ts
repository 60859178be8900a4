import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { platformOfOne } from "../demonstration/platform-of-one.ts";
import { aCard, aPairedPage, aReader, purseOf, type TestReader } from "../testing/a-reader.ts";
import { supportOf } from "./supports.ts";

const A_DAY_MS = 24 * 3_600_000;
let reader: TestReader;
beforeEach(async () => {
  reader = await aReader();
});
afterEach(() => reader[Symbol.asyncDispose]());

const later = (sequence: number) => ({ sequence: 9_000_000_000 + sequence });
const take = async (changes: object) =>
  reader.running.configuration.take(
    await reader.platform.sign(reader.configuration(changes)),
    reader.clock.now,
  );

describe("a configuration is refused", () => {
  test("when another platform signed it, when it is for another reader, when it is no configuration", async () => {
    const other = await platformOfOne();
    const forged = await other.sign(reader.configuration(later(1)));
    const { configuration } = reader.running;
    await expect(configuration.take(forged, reader.clock.now)).rejects.toMatchObject({
      problem: "not_signed",
    });
    await expect(take({ ...later(1), aud: "autre" })).rejects.toMatchObject({
      problem: "not_for_this_reader",
    });
    await expect(take({ ...later(1), services: [{}] })).rejects.toMatchObject({ problem: "malformed" });
    await expect(configuration.take("x", reader.clock.now)).rejects.toMatchObject({ problem: "not_signed" });
  });

  test("when it expired, or would live longer than a week", async () => {
    const iat = Math.floor(reader.clock.now.getTime() / 1000);
    await expect(take({ ...later(1), iat: iat - 7_200, exp: iat - 3_600 })).rejects.toMatchObject({
      problem: "expired",
    });
    await expect(take({ ...later(1), exp: iat + 8 * 24 * 3_600 })).rejects.toMatchObject({
      problem: "too_long",
    });
  });

  test("when it is older than the last one seen, after a restart too, or another one under the same number", async () => {
    const older = await reader.platform.sign(reader.configuration(later(1)));
    const held = await reader.platform.sign(reader.configuration(later(2)));
    await reader.running.configuration.take(held, reader.clock.now);
    await expect(reader.running.configuration.take(older, reader.clock.now)).rejects.toMatchObject({
      problem: "older",
    });
    await reader.restart();
    await expect(reader.running.configuration.take(older, reader.clock.now)).rejects.toMatchObject({
      problem: "older",
    });
    await expect(take({ ...later(2), services: [] })).rejects.toMatchObject({ problem: "older" });
    await reader.running.configuration.take(held, reader.clock.now);
  });
});

test("past its end, nothing is done any more: offline lasts as long as the platform said", async () => {
  const page = await aPairedPage(reader);
  const card = await aCard();
  await reader.put(card);
  reader.later(A_DAY_MS - 1_000);
  expect(await page.send("/v1/debit", { key: "a", amount: 1 })).toMatchObject({ status: 200 });
  reader.later(1_000);
  for (const verb of ["read", "enter", "debit"])
    expect(await page.send(`/v1/${verb}`, {})).toMatchObject({
      status: 503,
      body: { code: "configuration_expired" },
    });
  expect(purseOf(card.memory).counter).toBe(1);
});

test("a clock set back revives no configuration, after a restart neither", async () => {
  const page = await aPairedPage(reader);
  await reader.put(await aCard());
  reader.later(A_DAY_MS - 1_000);
  await page.send("/v1/debit", { key: "a", amount: 1 });
  reader.later(-A_DAY_MS / 2);
  expect(await page.send("/v1/enter", {})).toMatchObject({ status: 503, body: { code: "clock_back" } });
  await reader.restart();
  expect(await page.send("/v1/enter", {})).toMatchObject({ body: { code: "clock_back" } });
});

test("a card that was stopped debits nothing, reads nothing and does not enter", async () => {
  const page = await aPairedPage(reader);
  const card = await aCard();
  const key = Buffer.alloc(32, 7).toString("base64url");
  await take({ ...later(1), denied: { key, supports: [supportOf(key, card.memory.uid)] } });
  await reader.put(card);
  expect(await page.send("/v1/debit", { key: "a", amount: 1 })).toMatchObject({
    status: 403,
    body: { code: "card_denied" },
  });
  expect(await page.send("/v1/read", { elements: ["given_name"] })).toMatchObject({
    body: { code: "card_denied" },
  });
  expect(await page.send("/v1/enter", {})).toMatchObject({ body: { may: false, reason: "card_denied" } });
  expect(purseOf(card.memory).counter).toBe(0);
});

test("a page that the platform closes is closed at once", async () => {
  const page = await aPairedPage(reader);
  const [service] = reader.services;
  await take({ ...later(1), services: [{ ...service, origins: ["https://autre.example"] }] });
  expect(await page.send("/v1/enter", {})).toMatchObject({ status: 403, body: { code: "origin_refused" } });
});

test("a file of the folder that was altered, moved or cut in its middle refuses the start; a line that a crash cut does not", async () => {
  const { appendFile, readFile, writeFile } = await import("node:fs/promises");
  const page = await aPairedPage(reader);
  await reader.put(await aCard());
  for (const key of ["a", "b"]) await page.send("/v1/debit", { key, amount: 1 });
  const folder = await mkdtemp(join(tmpdir(), "ardeco-altered-"));
  const fresh = async () => cp(reader.folder, folder, { recursive: true });
  const refused = () => expect(reader.restart(folder)).rejects.toMatchObject({ name: "FolderError" });
  await fresh();
  const lines = (await readFile(join(folder, "journal"), "latin1")).split("\n");
  const alterations = [
    [lines[1], lines[0], ...lines.slice(2)],
    [lines[0], ...lines.slice(2)],
    lines.map((line, at) => (at === 1 ? line.replace(/^./, (sign) => (sign === "A" ? "B" : "A")) : line)),
  ];
  for (const altered of alterations) {
    await writeFile(join(folder, "journal"), altered.join("\n"), "latin1");
    await refused();
  }
  await fresh();
  await cp(join(folder, "pairings"), join(folder, "configuration"));
  await refused();
  await fresh();
  await appendFile(join(folder, "journal"), "A".repeat(5_000));
  await reader.restart(folder);
  expect(reader.running.house.journal.last).toBe(4);
  // What is written next takes its place, whole.
  await reader.put(await aCard());
  expect(await page.send("/v1/debit", { key: "c", amount: 1 })).toMatchObject({ status: 200 });
  await reader.restart(folder);
  expect(reader.running.house.journal.last).toBe(6);
  await rm(folder, { recursive: true });
});

test("two programs never write in one folder; one that is gone, however it went, leaves it free", async () => {
  await expect(reader.another()).rejects.toMatchObject({ name: "FolderError" });
  await reader.restart();
  const page = await aPairedPage(reader);
  await reader.put(await aCard());
  expect(await page.send("/v1/debit", { key: "a", amount: 1 })).toMatchObject({ status: 200 });
});
