import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { setPersonStatus } from "../../../../../identity/identity/index.ts";
import { listSupports } from "../../../index.ts";

let home: SpaceHouse;
let jeanne: Someone;
const PAGE = "/caen/espace/pochette";

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());
beforeEach(async () => {
  home.house.clock.set("2026-11-24T08:00:00Z");
  jeanne = await home.jeanne();
  const system = home.house.system(home.caen);
  await system.transaction((tx) => setPersonStatus(tx, system, jeanne.personId, "enrolled"));
});

const phones = async () =>
  (await listSupports(jeanne, jeanne.personId)).filter(({ kind }) => kind === "phone");
const field = (body: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? "";

describe("a phone receives its code", () => {
  test("once, as JSON that no cache keeps, after a passkey of just now", async () => {
    const browser = await home.server.signedIn(jeanne, "passkey");
    const { body } = await browser.open(PAGE);
    expect(body).toContain("data-pocket-bind");
    const nouveau = field(body, "nouveau");
    const given = await browser.post(PAGE, { nouveau });
    expect([given.status, given.headers["cache-control"]]).toEqual([200, "no-store"]);
    const told: Record<string, unknown> = JSON.parse(given.body);
    expect(Object.keys(told).toSorted()).toEqual(["generation", "holder", "number", "secret", "until"]);
    expect((await phones()).map(({ state }) => state)).toEqual(["active"]);
    await browser.open(PAGE);
    expect((await browser.post(PAGE, { nouveau })).status).toBe(409);
    expect((await browser.open("/caen/espace/supports")).body).not.toContain(String(told.secret));
  });

  test("not by a link, nor a quarter of an hour after the passkey: the page says what to do", async () => {
    const byLink = await home.server.signedIn(jeanne, "email_link");
    const { body } = await byLink.open(PAGE);
    expect(body).not.toContain("data-pocket-bind");
    expect(body).toContain("/caen/connexion?encore=1");
    const forged = { nouveau: jeanne.newId<string>() };
    expect((await byLink.post(PAGE, forged)).status).toBe(403);
    const browser = await home.server.signedIn(jeanne, "passkey");
    home.house.clock.advance(16 * 60_000);
    await browser.open(PAGE);
    expect((await browser.post(PAGE, forged)).status).toBe(403);
    expect(await phones()).toEqual([]);
  });
});
