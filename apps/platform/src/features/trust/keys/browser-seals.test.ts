import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { openForAuthority, openFromBrowser, sealForAuthority, sealForBrowser } from "./index.ts";

let house: TestRuntime;
let caen: Context;
beforeAll(async () => {
  house = await testRuntime();
  caen = house.system((await aTown(house, { slug: "caen" })).id);
});
afterAll(() => house.close());

test("what a browser carries opens for the same authority and field, and never as what a row holds", async () => {
  const carried = sealForBrowser(caen, "field", "text");
  expect(openFromBrowser(caen, "field", carried)).toBe("text");
  const lisieux = house.system((await aTown(house, { slug: "lisieux" })).id);
  const kept = sealForAuthority(caen, "field", "text").toString("base64url");
  for (const opening of [
    () => openFromBrowser(caen, "other", carried),
    () => openFromBrowser(lisieux, "field", carried),
    () => openFromBrowser(caen, "field", kept),
    () => openFromBrowser(caen, "field", ""),
    () => openForAuthority(caen, "field", Buffer.from(carried, "base64url")),
  ])
    expect(opening).toThrow(expect.objectContaining({ code: "keys.cannot_open" }));
});

/**
 * What rows hold opens under a former root key for a while: nothing that came by an address, a form or a
 * cookie may open as they do.
 */
const OPENS_AS_A_ROW = /open(?:Bytes)?ForAuthority\((?:[^;]*?)"base64url"/;

test("nothing written in base64url, as browsers carry it, is opened as what a row holds", async () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const names = (await readdir(root, { recursive: true })).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.|\.d\.ts$/.test(name),
  );
  expect(names.length).toBeGreaterThan(1_000);
  const sources = await Promise.all(names.map(async (name) => [name, await readFile(root + name, "utf8")]));
  expect(OPENS_AS_A_ROW.test('openForAuthority(c, F, Buffer.from(sealed, "base64url"))')).toBe(true);
  expect(sources.filter(([, text = ""]) => OPENS_AS_A_ROW.test(text)).map(([name]) => name)).toEqual([]);
});
