import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthorityId, ServiceId } from "../../kernel/ids.ts";
import { aTown } from "../../testing/builders.ts";
import { aCampaign } from "../../testing/campaigns.ts";
import { aPublishedService } from "../../testing/services.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { sitePages } from "./index.ts";

let house: TestRuntime;
let server: TestServer;
let caen: AuthorityId;

beforeAll(async () => {
  house = await testRuntime();
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur" })],
  });
  caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" })).id;
  await aCampaign(
    house,
    { serviceId: await service("conservatoire"), providerId: caen },
    { newcomers: "in_period" },
  );
  await aCampaign(
    house,
    { serviceId: await service("cantine"), providerId: caen },
    { opensOn: "2027-05-02", closesOn: "2027-06-30" },
  );
});
afterAll(() => house?.close());

async function service(slug: string): Promise<ServiceId> {
  const title = { fr: slug, en: slug };
  return (await aPublishedService(house, caen, { slug, definition: { title } })).id;
}

async function read(path: string, at: string): Promise<string> {
  house.clock.set(at);
  const { body } = await server.visitor().open(`/caen${path}`);
  return body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ");
}

test.each([
  ["2026-11-24T08:00:00Z", "Ouvre bientôt : le 2 décembre 2026", false],
  ["2026-12-02T08:00:00Z", "Ouvert jusqu’au 31 décembre 2026", true],
  ["2027-01-03T08:00:00Z", "Inscriptions closes depuis le 31 décembre 2026", false],
  ["2027-02-01T08:00:00Z", "Inscriptions closes depuis le 31 décembre 2026", false],
])("where newcomers wait, on %s: %s, on the page and the card", async (at, text, starts) => {
  const page = await read("/services/conservatoire", at);
  expect(page).toContain(text);
  expect(page.includes("Commencer")).toBe(starts);
  expect(await read("/services", at)).toContain(text);
});

// Days only go forward: what the site read is kept a moment.
test("where they may come at any time, it starts, and says until when to confirm", async () => {
  const before = await read("/services/cantine", "2027-03-01T08:00:00Z");
  expect(before).toContain("À confirmer dès le 2 mai 2027");
  expect(before).toContain("Commencer");
  expect(await read("/services/cantine", "2027-05-05T08:00:00Z")).toContain(
    "À confirmer jusqu’au 30 juin 2027",
  );
  expect(await read("/services/cantine", "2027-07-03T08:00:00Z")).not.toContain("confirmer");
});

test("in English too", async () => {
  const page = await read("/services/conservatoire?lang=en", "2027-07-04T08:00:00Z");
  expect(page).toContain("Subscriptions closed since 31 December 2026");
});
