import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { aSentFile } from "../../../../../enrolment/enrolment/testing/a-file.ts";
import { insightsJobs } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;

beforeAll(async () => {
  admin = await aHouseWithAdministration(insightsJobs);
});
afterAll(() => admin?.house.close());

test("sealed documents are among what validates without an agent, and each file says how much was", async () => {
  const { house, town } = admin;
  await aSentFile(house, town.id);
  await house.drain();
  const { browser } = await admin.agent(["service_manager"]);
  const figures = await browser.open("/caen/administration/indicateurs");
  expect(figures.body).toContain("le cachet électronique d’un document");
  const lines = await browser.open("/caen/administration/indicateurs?dossiers=received");
  expect(lines.body).toMatch(/Validées.*Dont sans agent.*Refusées/s);
});
