import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sitePages } from "../../../../../../frames/site/index.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../../../testing/builders.ts";
import { strictFeatures } from "../../../../../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../../../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../../../../testing/test-server.ts";
import { registerEquipment } from "../../../../../cards/equipment/index.ts";

let house: TestRuntime;
let server: TestServer;
const KIOSK = "/caen/borne";

beforeAll(async () => {
  house = await testRuntime();
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur, Caen" })],
  });
});
afterAll(() => house?.close());

test("a kiosk without a scanner may use its camera, on the page where a code is shown and on no other; hidden without its script", async () => {
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  const id = parseId<"equipment">(randomUUID());
  const facts = { id, kind: "kiosk", name: "Borne", place: "Hall", deskId: town.deskId } as const;
  const { code } = await registerEquipment(mayor, facts);
  const browser = server.visitor();
  const pairing = await browser.open(KIOSK);
  expect(pairing.headers["permissions-policy"]).toContain("camera=()");
  await browser.submit({ code }, { action: `${KIOSK}/relier` });
  const { headers, body } = await browser.open(KIOSK);
  expect(headers["permissions-policy"]).toContain("camera=(self)");
  expect(headers["content-security-policy"]).not.toMatch(/unsafe|blob:|data: \*/);
  expect(body).toMatch(/<div hidden[^>]*data-scan="presenter"/);
  // What is not read is refused on that page again, which may look again.
  const refused = await browser.submit({ code: "rien" }, { action: `${KIOSK}/presenter` });
  expect([refused.status, refused.headers["permissions-policy"]]).toEqual([
    422,
    expect.stringContaining("camera=(self)"),
  ]);
});
