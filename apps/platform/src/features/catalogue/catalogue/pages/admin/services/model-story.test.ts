import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { aDefinition, publishAs } from "../../../../../../testing/services.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { closeService, draftVersion } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let marc: Browser;
let writer: Context;
let officer: Context;
beforeAll(async () => {
  admin = await aHouseWithAdministration();
  marc = (await admin.agent(["service_manager"], "Marc Delaunay")).browser;
  writer = await anAgent(admin.house, admin.group.id, ["service_manager"]);
  officer = await anAgent(admin.house, admin.group.id, ["data_protection_officer"], "Élie Roussel");
});
afterAll(() => admin?.house.close());

const SERVICES = "/caen/administration/services";
const priced = (from: number, audience: "self" | "both" = "both") =>
  aDefinition({ audience, presentation: { cost: { from } } });

test("a model is taken up, is changed above, compared, brought up to date, then retired above", async () => {
  const model = await publishAs(writer, officer, { slug: "salle", definition: priced(500), isModel: true });
  const list = await marc.open(`${SERVICES}/modeles`);
  expect(list.body).toContain("Modèle de\u00a0: Caen la Mer");
  const wrong = await marc.submit({ [`slug_${model.serviceId}`]: "Salle des fêtes" });
  expect([wrong.status, wrong.body.includes('value="Salle des fêtes"')]).toEqual([422, true]);
  const draft = await marc.submit({ [`slug_${model.serviceId}`]: "salle-des-fetes" });
  expect(draft.url).toMatch(/versions\/1\/brouillon$/);
  await marc.submit({ channels: ["web"], presentation_cost_from: "8", gesture: "save" });

  const next = await draftVersion(writer, { serviceId: model.serviceId, definition: priced(700, "self") });
  await publishAs(writer, officer, next);
  const service = draft.url.replace(/\/versions.*/, "");
  expect((await marc.open(service)).body).toContain("Son modèle a changé");
  const compared = await marc.open(`${service}/modele`);
  expect(compared.body).toContain("Suit le modèle");
  expect(compared.body).toContain("Reste le vôtre, à relire");
  const updated = await marc.submit();
  expect(updated.url).toBe(`${service}/versions/1`);
  const editor = await marc.open(`${service}/versions/1/brouillon`);
  expect(editor.body).toContain('value="8"');
  expect(editor.body).toMatch(/value="self" checked/);

  await closeService(writer, model.serviceId);
  expect((await marc.open(`${service}/modele`)).body).toContain("Votre service continue");
  expect((await marc.open(`${SERVICES}/modeles`)).body).toContain("Aucun modèle");
});

test("a service that comes from no model has no page beside one", async () => {
  const { serviceId } = await publishAs(writer, officer, { slug: "autre", definition: priced(1) });
  expect((await marc.open(`${SERVICES}/${serviceId}/modele`)).status).toBe(404);
});
