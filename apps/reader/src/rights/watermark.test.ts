import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aCard, aPairedPage, aReader, START, type TestReader } from "../testing/a-reader.ts";
import { supportOf } from "./supports.ts";

const A_DAY_MS = 24 * 3_600_000;
let reader: TestReader;
let folder: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  reader = await aReader();
  folder = await mkdtemp(join(tmpdir(), "ardeco-copied-"));
});
afterEach(async () => {
  vi.useRealTimers();
  await reader[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const later = (sequence: number) => ({ sequence: 9_000_000_000 + sequence });
const take = async (changes: object) =>
  reader.running.configuration.take(
    await reader.platform.sign(reader.configuration(changes)),
    reader.clock.now,
  );
/** The folder as a PC that loses its power leaves it. */
const copy = () => cp(reader.folder, folder, { recursive: true });
const refused = (reason: string) =>
  expect(reader.restart(folder)).rejects.toMatchObject({
    name: "FolderError",
    message: expect.stringContaining(reason),
  });

test("a reader that only lets in, idle past its end and started again with the clock set back, revives nothing", async () => {
  const page = await aPairedPage(reader);
  reader.later(A_DAY_MS + 1_000);
  const before = await readFile(join(reader.folder, "watermark"));
  vi.advanceTimersByTime(3_600_000);
  await vi.waitFor(
    async () => expect(await readFile(join(reader.folder, "watermark"))).not.toEqual(before),
    60_000,
  );
  await copy();
  for (const back of [A_DAY_MS, 60_000, 2_000]) {
    reader.later(-back);
    await reader.restart(folder);
    await reader.put(await aCard());
    const code = back === A_DAY_MS ? "clock_back" : "configuration_expired";
    expect(await page.send("/v1/enter", {})).toMatchObject({ status: 503, body: { code } });
    reader.later(back);
  }
});

test("a clock that was years ahead for a moment does not stop the reader for years", async () => {
  const page = await aPairedPage(reader);
  await reader.put(await aCard());
  reader.later(3_650 * A_DAY_MS);
  expect(await page.send("/v1/enter", {})).toMatchObject({ body: { code: "configuration_expired" } });
  await reader.restart();
  reader.clock.now = new Date(START.getTime() + A_DAY_MS + 60_000);
  await take(later(1));
  await reader.put(await aCard());
  expect(await page.send("/v1/enter", {})).toMatchObject({ status: 200 });
});

test("a configuration of before put back, alone in the folder, is not held again: the card that was stopped since stays so", async () => {
  const card = await aCard();
  const page = await aPairedPage(reader);
  const key = Buffer.alloc(32, 7).toString("base64url");
  const former = await readFile(join(reader.folder, "configuration"));
  const text = await reader.platform.sign(
    reader.configuration({ ...later(1), denied: { key, supports: [supportOf(key, card.memory.uid)] } }),
  );
  await reader.running.configuration.take(text, reader.clock.now);
  await reader.running.house.remember();
  await copy();
  await writeFile(join(folder, "configuration"), former);
  await reader.restart(folder);
  await reader.put(card);
  expect(await page.send("/v1/debit", { key: "a", amount: 1 })).toMatchObject({
    body: { code: "origin_refused" },
  });
  // The platform gives it again: it is the one that was seen.
  await reader.running.configuration.take(text, reader.clock.now);
  expect(await page.send("/v1/debit", { key: "a", amount: 1 })).toMatchObject({
    body: { code: "card_denied" },
  });
});

describe("the start is refused", () => {
  beforeEach(async () => {
    const page = await aPairedPage(reader);
    await reader.put(await aCard());
    for (const key of ["a", "b"]) await page.send("/v1/debit", { key, amount: 1 });
    await reader.running.house.remember();
    await copy();
  });

  test("when the journal was taken away, or put back to before", async () => {
    const journal = join(folder, "journal");
    const lines = (await readFile(journal, "latin1")).split("\n");
    await writeFile(journal, `${lines.slice(0, 2).join("\n")}\n`);
    await refused("are gone");
    await writeFile(journal, "");
    await refused("are gone");
    await rm(journal);
    await refused("which is gone");
  });

  test("when what says how far it went was taken away", async () => {
    await rm(join(folder, "watermark"));
    await refused("which is gone");
  });
});

test("a reader installed anew in the same folder takes the configurations of its new name from the first", async () => {
  await take(later(1));
  await reader.restart(reader.folder, "lecteur-neuf");
  expect(reader.running.configuration.sequence).toBe(0);
  await take({ sequence: 1, aud: "lecteur-neuf" });
  expect(reader.running.configuration.sequence).toBe(1);
  await reader.restart(reader.folder, "lecteur-neuf");
  expect(reader.running.configuration.sequence).toBe(1);
});

test("a revoked reader stays so, whatever says otherwise in its folder; installed anew under another name, it is another one", async () => {
  const page = await aPairedPage(reader);
  reader.running.house.rights.revoke();
  await reader.running.house.remember();
  await copy();
  await reader.restart(folder);
  expect(await page.send("/v1/enter", {})).toMatchObject({ status: 403, body: { code: "reader_revoked" } });
  await reader.restart(folder, "lecteur-neuf");
  await take({ sequence: 1, aud: "lecteur-neuf" });
  expect(await page.send("/v1/enter", {})).toMatchObject({ body: { code: "no_card" } });
});
