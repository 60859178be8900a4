import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startReaderPlatform } from "@ardeco/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aDayFor } from "../demonstration/platform-of-one.ts";
import { demonstrationMasters } from "../demonstration/public-keys.ts";
import { Folder } from "../disk/folder.ts";
import { aCard, anElement, aPairedPage, aReader, purseOf, type TestReader } from "../testing/a-reader.ts";
import { PlatformError, problemOf } from "./calls.ts";
import { batchAfter } from "./hand-over.ts";
import { type Installation, install, readInstallation } from "./installation.ts";
import { visit } from "./visit.ts";

type Platform = Awaited<ReturnType<typeof startReaderPlatform>>;

let platform: Platform;
let reader: TestReader;
let installation: Installation;
let page: Awaited<ReturnType<typeof aPairedPage>>;
const folders: string[] = [];

beforeEach(async () => {
  platform = await startReaderPlatform({ creditKey: demonstrationMasters.credit });
  const element = anElement();
  installation = await install(await Folder.open(await aFolder(), element().sealingKey), {
    base: platform.base,
    code: platform.register().code,
    keys: platform.keys,
  });
  reader = await aReader({ element, installed: installation });
  await configure(1);
  expect(await goThere()).toEqual(new Map());
  page = await aPairedPage(reader);
  await reader.put(await aCard());
});
afterEach(async () => {
  await reader[Symbol.asyncDispose]();
  await platform[Symbol.asyncDispose]();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ardeco-installed-"));
  folders.push(folder);
  return folder;
}
const configure = (sequence: number) =>
  platform.configure(installation.equipment, {
    ...aDayFor(installation.equipment, reader.services, reader.clock.now),
    sequence,
  });
const goThere = () => {
  const { house, folder, configuration } = reader.running;
  return visit({ house, folder, configuration, installation });
};
const debit = async (key: string, amount = 10) =>
  expect(await page.send("/v1/debit", { key, amount })).toMatchObject({ status: 200 });
const linesThere = () => platform.linesOf(installation.equipment);
const batch = (held: number) => {
  const { reader: name, journal, sign } = reader.running.house;
  return batchAfter(held, { reader: name, journal, sign });
};
const post = async (body: unknown) => {
  const headers = { authorization: `Bearer ${installation.secret}`, "content-type": "application/json" };
  const response = await fetch(`${platform.base}/reader/journal`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

describe("debits made without the platform", () => {
  test("are handed over once it is back, in order, each once, whatever answers are lost", async () => {
    platform.goDown(true);
    for (const key of ["a", "b", "c"]) await debit(key);
    expect([...(await goThere()).keys()]).toEqual(["health"]);
    platform.goDown(false);
    platform.loseAnswers(1);
    expect([...(await goThere()).keys()]).toEqual(["journal"]);
    await debit("d");
    expect(await goThere()).toEqual(new Map());
    expect(await goThere()).toEqual(new Map());
    expect(linesThere().map(({ n, kind }) => [n, kind])).toEqual(
      ["a", "b", "c", "d"].flatMap((_key, at) => [
        [2 * at + 1, "attempted"],
        [2 * at + 2, "debited"],
      ]),
    );
    expect(platform.refused).toEqual([]);
  });

  test("are handed over soon after, without asking for a configuration again", async () => {
    await debit("a");
    const before = platform.requests.length;
    const { house, folder, configuration } = reader.running;
    expect(await visit({ house, folder, configuration, installation }, "journal")).toEqual(new Map());
    expect(platform.requests.slice(before)).toEqual(["GET /reader/journal", "POST /reader/journal"]);
    expect(linesThere()).toHaveLength(2);
    await goThere();
    expect(platform.requests).toContain("GET /reader/configuration");
  });

  test("more than a batch of them, and across a restart", async () => {
    const { journal } = reader.running.house;
    const common = {
      at: 1,
      service: "caisse",
      card: "04010203040506",
      application: "3042F5",
      file: 1,
      amount: 1,
      balance: 9,
      counter: 0,
    };
    for (let time = 0; time < 700; time += 1)
      await journal.append({ kind: "attempted", key: `k${time}`, ...common });
    await reader.restart();
    expect(await goThere()).toEqual(new Map());
    expect(linesThere()).toHaveLength(700);
  });

  test("that somebody altered, reordered, left out or signed otherwise are refused by who takes them", async () => {
    for (const key of ["a", "b"]) await debit(key);
    const honest = await batch(0);
    const [first = "", second = "", ...rest] = honest.lines;
    const forged = [
      [{ ...honest, lines: [first.replace('"amount":10', '"amount":1'), second, ...rest] }, "signature"],
      [{ ...honest, lines: [second, first, ...rest] }, "numbers"],
      [{ ...honest, lines: [first, ...rest] }, "numbers"],
      [{ ...honest, previous: "f".repeat(64) }, "other_past"],
      [
        { ...honest, signature: await reader.running.house.sign("ardeco-reader-answer+jws", {}) },
        "signature",
      ],
      [{ ...honest, reader: "autre" }, "other_reader"],
    ] as const;
    for (const [body, why] of forged)
      expect(await post(body)).toMatchObject({ status: 422, body: { code: `reader.${why}` } });
    expect(linesThere()).toEqual([]);
    expect(await post(honest)).toMatchObject({ status: 200, body: { last: 4 } });
    // Sent again, the same counts once.
    expect(await post(honest)).toMatchObject({ status: 409, body: { last: 4 } });
    expect(linesThere()).toHaveLength(4);
  });
});

test("a folder of before put back is found out: the platform holds what this reader no longer has, and nothing more is debited", async () => {
  const before = await aFolder();
  await debit("a");
  await cp(reader.folder, before, { recursive: true });
  await debit("b");
  expect(await goThere()).toEqual(new Map());
  await reader.restart(before);
  expect([...(await goThere()).keys()]).toEqual(["journal"]);
  expect(await page.send("/v1/debit", { key: "c", amount: 10 })).toMatchObject({
    status: 503,
    body: { code: "journal_forked" },
  });
  expect(linesThere()).toHaveLength(4);
});

test("a new configuration is taken at the next visit; one older than it, served again, is not", async () => {
  const { configuration } = reader.running;
  await configure(3);
  expect(await goThere()).toEqual(new Map());
  expect(configuration.sequence).toBe(3);
  await configure(2);
  expect((await goThere()).get("configuration")).toMatchObject({ problem: "older" });
  expect(configuration.sequence).toBe(3);
  await debit("a");
});

test("a configuration that is not taken is said at the next visit, until one is: a reader without it does nothing four hours later", async () => {
  const health = async () => {
    await goThere();
    return platform.healths.at(-1);
  };
  expect([await health(), await health()]).toEqual(["good", "good"]);
  const { entries: _entries, ...incomplete } = reader.services[0] ?? {};
  await platform.configure(installation.equipment, {
    ...aDayFor(installation.equipment, [], reader.clock.now),
    services: [incomplete],
    sequence: 5,
  });
  expect([await health(), await health()]).toEqual(["good", "degraded"]);
  await debit("a");
  await configure(6);
  expect([await health(), await health()]).toEqual(["degraded", "good"]);
});

test("it says what it takes: how near a card must be, and who may enter", async () => {
  expect(platform.asking.at(-1)).toBe("presence=1&entries=1");
});

test("revoked, it does nothing more, after a restart neither, and its secret is gone; lines it had are still there", async () => {
  await debit("a");
  platform.revoke(installation.equipment);
  expect((await goThere()).get("health")).toMatchObject({ problem: "revoked" });
  expect(await page.send("/v1/debit", { key: "b", amount: 10 })).toMatchObject({
    status: 403,
    body: { code: "reader_revoked" },
  });
  const kept = await readInstallation(reader.running.folder);
  expect(kept).toMatchObject({ revoked: true, secret: "" });
  expect(reader.running.house.journal.last).toBe(2);
});

test("a proxy that answers 401 by itself revokes nobody", () => {
  expect(problemOf(401, "<html>")).toBe("refused");
  expect(problemOf(401, { code: "equipment.not_known" })).toBe("revoked");
});

test("a code that is wrong installs nothing", async () => {
  const folder = await Folder.open(await aFolder(), reader.running.house.element.sealingKey);
  const installing = { base: platform.base, code: "0000", keys: platform.keys };
  await expect(install(folder, installing)).rejects.toBeInstanceOf(PlatformError);
  expect(await readInstallation(folder)).toBeUndefined();
});

describe("a credit", () => {
  const credit = (key: string, amount: number) => page.send("/v1/credit", { key, amount });

  test("is the platform's, which holds the key and speaks to the card through this PC; once, and refused without it", async () => {
    const card = await aCard();
    await reader.put(card);
    const first = await credit("top-up-1", 500);
    expect(first).toMatchObject({ status: 200, body: { outcome: "credited", amount: 500, balance: 2_500 } });
    expect(await credit("top-up-1", 500)).toMatchObject({ status: 200, body: { balance: 2_500 } });
    expect(purseOf(card.memory)).toEqual({ balance: 2_500, counter: 1 });
    expect(await credit("top-up-2", 20_000)).toMatchObject({ status: 422, body: { code: "credit_denied" } });
    platform.goDown(true);
    expect(await credit("top-up-3", 500)).toMatchObject({ status: 403, body: { code: "credit_refused" } });
    expect(purseOf(card.memory)).toEqual({ balance: 2_500, counter: 1 });
    await debit("a", 100);
    expect(purseOf(card.memory)).toEqual({ balance: 2_400, counter: 2 });
  });

  test("torn away at every command, before or after it, is one credit once the card is back", async () => {
    const card = await aCard();
    await reader.put(card);
    const before = reader.readers.commands;
    await credit("first", 1);
    const count = reader.readers.commands - before;
    let balance = 2_001;
    for (let at = 1; at <= count; at += 1)
      for (const when of ["before", "after"] as const) {
        const key = `${at}-${when}`;
        reader.later(60_000);
        await reader.put(card);
        reader.readers.tearAt({ at, when });
        expect(await credit(key, 1)).toMatchObject({
          status: 409,
          body: { code: expect.stringMatching(/^(card_gone|credit_unknown)$/) },
        });
        await reader.put(card);
        balance += 1;
        expect(await credit(key, 1)).toMatchObject({ status: 200, body: { balance } });
        expect(purseOf(card.memory).balance).toBe(balance);
      }
  });

  test("that the card has, and whose answer cannot be signed, is unknown: the same request tells, and gives nothing more", async () => {
    const card = await aCard();
    await reader.put(card);
    const { element } = reader.running.house;
    const sign = element.sign.bind(element);
    element.sign = () => Promise.reject(new Error("no token"));
    expect(await credit("top-up-1", 500)).toMatchObject({ body: { code: "credit_unknown" } });
    element.sign = sign;
    expect(await credit("top-up-1", 500)).toMatchObject({ status: 200, body: { balance: 2_500 } });
    expect(purseOf(card.memory).balance).toBe(2_500);
  });
});
