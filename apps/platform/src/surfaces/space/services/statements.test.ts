import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Browser } from "../../../testing/test-browser.ts";
import { asks, required, type SpaceHouse, spaceHouse } from "../testing/space-house.ts";

let home: SpaceHouse;

beforeAll(async () => {
  home = await spaceHouse();
  await home.service("bus", { requests: [asks("given_name", required)] });
});
afterAll(() => home?.house.close());

const CONSENT = "/caen/espace/services/caen/bus/accord";

/** Says yes, and takes it back. */
async function comesAndGoes(browser: Browser): Promise<void> {
  const grant = await agrees(browser);
  await browser.open(`${grant}/retrait`);
  await browser.submit();
  await home.house.drain();
}

async function agrees(browser: Browser): Promise<string> {
  await browser.open(CONSENT);
  const { url } = await browser.submit({ geste: "accepter" });
  await home.house.drain();
  return url.replace("?fait=1", "");
}

/** What each page sends to PostgreSQL, and the yes itself. */
async function statementsOf(browser: Browser): Promise<Readonly<Record<string, number>>> {
  const sent = vi.spyOn(Client.prototype, "query");
  const counts: Record<string, number> = {};
  const count = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    sent.mockClear();
    const done = await work();
    counts[name] = sent.mock.calls.length;
    return done;
  };
  try {
    await count("offer", () => browser.open("/caen/espace/services/caen/bus"));
    await count("consent", () => browser.open(CONSENT));
    const { url } = await count("yes", () => browser.submit({ geste: "accepter" }));
    const grant = url.replace("?fait=1", "");
    await count("changes", () => browser.open(CONSENT));
    await count("agreement", () => browser.open(grant));
    await count("home", () => browser.open("/caen/espace"));
    await count("services", () => browser.open("/caen/espace/services"));
    await count("withdrawal", () => browser.open(`${grant}/retrait`));
    await count("no", () => browser.submit());
  } finally {
    sent.mockRestore();
  }
  await home.house.drain();
  return counts;
}

test("as many statements a page after five ended agreements as after two", async () => {
  const browser = await home.server.signedIn(await home.jeanne());
  await comesAndGoes(browser);
  await comesAndGoes(browser);
  const before = await statementsOf(browser);
  expect(Math.min(...Object.values(before))).toBeGreaterThan(0);
  await comesAndGoes(browser);
  await comesAndGoes(browser);
  expect(await statementsOf(browser)).toEqual(before);
});
