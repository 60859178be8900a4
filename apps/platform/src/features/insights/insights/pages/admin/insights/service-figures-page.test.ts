import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
const PATH = "/caen/administration/indicateurs/services";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

test("managers and administrators read the page and take the table away; others do not", async () => {
  for (const role of ["service_manager", "authority_administrator"] as const) {
    const { browser } = await admin.agent([role]);
    expect((await browser.open(PATH)).body).toContain("Aucun service ouvert");
    const table = await browser.open(`${PATH}.csv?periode=annee`);
    expect(table.headers["content-type"]).toContain("text/csv");
    expect(table.body).toContain('"Service";"Nouveaux";"Arrêtés"');
  }
  const { browser } = await admin.agent(["reception"]);
  expect((await browser.open(PATH)).status).toBe(403);
  expect((await browser.open(`${PATH}.csv`)).status).toBe(403);
});

test("a figure of a service that is none is not found", async () => {
  const { browser } = await admin.agent(["service_manager"]);
  const service = "11111111-1111-4111-8111-111111111111";
  expect((await browser.open(`${PATH}?lignes=live&service=${service}`)).status).toBe(404);
});
