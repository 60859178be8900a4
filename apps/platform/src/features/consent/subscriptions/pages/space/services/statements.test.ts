import { afterAll, beforeAll, expect, test } from "vitest";
import {
  asks,
  required,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { aCampaign } from "../../../../../../testing/campaigns.ts";
import { says } from "../../../../../../testing/consents.ts";
import { countStatements } from "../../../../../../testing/count-statements.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { acceptConsent } from "../../../../consent/index.ts";

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
  const counts: Record<string, number> = {};
  const count = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const { done, statements } = await countStatements(work);
    counts[name] = statements;
    return done;
  };
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

test("as many statements for twenty services, each in its campaign, as for three", async () => {
  home.house.clock.set("2026-11-24T08:00:00Z");
  const jeanne = await home.jeanne();
  const opens = async (count: number, from: number) => {
    for (let nth = from; nth < from + count; nth += 1) {
      const service = await home.service(`service-${nth}`, { requests: [asks("given_name", required)] });
      await says({ granted: ["given_name"] }, jeanne, service);
      await aCampaign(home.house, { serviceId: service.id, providerId: home.caen });
    }
    await home.house.drain();
  };
  await opens(3, 0);
  home.house.clock.set("2026-12-03T08:00:00Z");
  const few = await statementsOfLists(await home.server.signedIn(jeanne));
  home.house.clock.set("2026-11-24T08:00:00Z");
  await opens(17, 3);
  home.house.clock.set("2026-12-03T08:00:00Z");
  const browser = await home.server.signedIn(jeanne);
  expect(await statementsOfLists(browser)).toEqual(few);
  // The home shows the first of them; the page of everything, each.
  const { body } = await browser.open("/caen/espace/tout");
  expect(body.match(/confirmez votre inscription/g)).toHaveLength(20);
});

/** What the pages that list services send, and the family's. */
async function statementsOfLists(browser: Browser): Promise<readonly number[]> {
  const counts: number[] = [];
  // The first page of a session writes down that it lives.
  await browser.open("/caen/espace");
  for (const page of [
    "/caen/espace",
    "/caen/espace/services",
    "/caen/espace/demandes",
    "/caen/espace/famille",
  ]) {
    const { statements } = await countStatements(() => browser.open(page));
    counts.push(statements);
  }
  return counts;
}

test("as many statements for a mother of four as for a mother of one, each child with a service", async () => {
  home.house.clock.set("2026-11-24T08:00:00Z");
  const jeanne = await home.jeanne();
  const service = await home.service("musique", {
    audience: "child",
    requests: [asks("given_name", required)],
  });
  const aChild = async () => {
    const child = await home.childOf(jeanne);
    const { id: serviceId, version } = service;
    await acceptConsent(jeanne, {
      personId: child,
      serviceId,
      version,
      granted: ["given_name"],
      refused: [],
    });
    await home.house.drain();
  };
  await aChild();
  const one = await statementsOfLists(await home.server.signedIn(jeanne));
  for (let nth = 0; nth < 3; nth += 1) await aChild();
  const browser = await home.server.signedIn(jeanne);
  expect(await statementsOfLists(browser)).toEqual(one);
  const { body } = await browser.open("/caen/espace/services");
  expect(new Set(body.match(/pour=[0-9a-f-]{36}/g)).size).toBeGreaterThanOrEqual(4);
});
