import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { testServer } from "../../testing/test-server.ts";
import type { Routes } from "../../web/index.ts";
import { pagesOf } from "../testing/every-form.ts";

// The sweep of e2e/accessibility reads this list: a page that it does not visit fails it.

const HEAD = `# Pages

Every address that the pages of the platform answer to, after that of the authority. Written by
\`vitest run --update=all apps/platform/src/walls/surface/every-page.test.ts\`, which compares it with the routes declared; do not edit.
`;

let house: TestRuntime;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house.close());

test("every page is in the list that the sweep visits", async () => {
  const read = new Set<string>();
  await testServer(house, { surfaces: pagesOf(house).map((routes) => notingReads(routes, read)) });
  const lines = [...read].sort().map((path) => `- \`${path}\``);
  await expect(`${HEAD}\n${lines.join("\n")}\n`).toMatchFileSnapshot(
    "../../../../../docs/generated/pages.md",
  );
});

/** `onRoute` of a scope hears of all that is mounted inside it. */
const notingReads =
  (routes: Routes, read: Set<string>): Routes =>
  (scope) => {
    scope.addHook("onRoute", ({ method, url, config }) => {
      // An answer that stays open is no page: it would be read for ever.
      if (config?.isStream !== true && [method].flat().includes("GET")) read.add(url.replace(/^\/:slug/, ""));
    });
    return routes(scope);
  };
