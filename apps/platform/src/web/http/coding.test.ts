import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sitePages } from "../../frames/site/index.ts";
import { aPerson, aTown } from "../../testing/builders.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { testServer } from "../../testing/test-server.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime();
});
afterAll(() => house.close());

test("a public page travels small; one with a secret (a form's token, somebody's own) never does", async () => {
  const town = await aTown(house, { slug: "caen" });
  const server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur" })],
  });
  const get = (url: string, cookies: Record<string, string> = {}) =>
    server.app.inject({ url, cookies, headers: { "accept-encoding": "gzip, br" } });
  const home = await get("/caen/");
  expect(home.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(home.rawPayload).toString()).toContain("Que cherchez-vous");
  expect((await get("/caen/accessibilite/signaler")).headers["content-encoding"]).toBeUndefined();
  const browser = await server.signedIn(await aPerson(house, town.id));
  const signedIn = await get("/caen/", browser.cookies.for("/caen/"));
  expect(signedIn.headers["content-encoding"]).toBeUndefined();
});
