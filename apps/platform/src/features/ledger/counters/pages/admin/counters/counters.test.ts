import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { listCounters, updateCounterDefinition } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let helene: { readonly browser: Browser; readonly context: Context };
let canteen: string;
const LIST = "/caen/administration/compteurs";

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  helene = await admin.agent(["authority_administrator"], "Hélène Auvray");
  const definition = { title: { fr: "Cantine", en: "Canteen" } };
  canteen = (await aPublishedService(admin.house, admin.town.id, { definition })).id;
});
afterAll(() => admin?.house.close());

const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");
const counters = () => helene.context.transaction((tx) => listCounters(tx, helene.context));
const purse = () => ({
  name_fr: "Porte-monnaie",
  name_en: "Purse",
  unit: "euro_cent",
  services: [canteen],
  credit: "non",
  see: "non",
  paid_after: "non",
  floor: "50",
  ceiling: "200,50",
  debit_max: "",
  expires_months: "24",
});

test("an administrator defines a counter with its limits, once though the form is sent twice", async () => {
  const { browser } = helene;
  expect((await browser.open(LIST)).body).toContain("Aucun compteur");
  await browser.open(`${LIST}/nouveau`);
  await browser.submit(purse());
  const shown = text(browser.shown.body);
  for (const words of [
    "Le compteur est créé",
    "Porte-monnaie",
    "Cantine",
    "Découvert jusqu’à 50,00 €",
    "Plafond 200,50 €",
    "Expire après 24 mois sans recharge",
  ])
    expect(shown).toContain(words);
  const [made, ...others] = await counters();
  expect(others).toEqual([]);
  expect(made).toMatchObject({ floor: -5_000, ceiling: 20_050, debitMax: null, expiresMonths: 24 });
  expect(made?.servicesSee).toBe(false);
  expect(browser.shown.body).toContain(made?.id ?? "no counter");
});

test("what is wrong is said by its field, and nothing typed is lost", async () => {
  const { browser } = helene;
  await browser.open(`${LIST}/nouveau`);
  const shown = await browser.submit({
    ...purse(),
    name_fr: "Jetons",
    ceiling: "beaucoup",
    expires_months: "121",
  });
  expect(shown.status).toBe(422);
  expect(text(shown.body)).toContain("Écrivez un montant, comme 50 ou 12,50.");
  expect(shown.body).toContain("Jetons");
  const again = await browser.submit({ ...purse(), name_fr: "Jetons", ceiling: "10", expires_months: "121" });
  expect(again.status).toBe(422);
  expect(text(again.body)).toContain("Donnez de 1 à 120 mois.");
  expect((await counters()).map(({ name }) => name.fr)).toEqual(["Porte-monnaie"]);
});

const CHANGING = () => counters().then(([first]) => `${LIST}/${first?.id}`);

test("it is changed as it was written, and the unit stays", async () => {
  const { browser } = helene;
  const shown = await browser.open(await CHANGING());
  expect(text(shown.body)).toContain("Modifier « Porte-monnaie »");
  expect(shown.body).toContain('value="200,50"');
  await browser.submit({ ...purse(), unit: "point", floor: "", ceiling: "150", debit_max: "12,05" });
  expect(browser.shown.body).toContain("Le compteur est enregistré");
  const [changed] = await counters();
  expect(changed).toMatchObject({ unit: "euro_cent", floor: 0, ceiling: 15_000, debitMax: 1_205 });
});

test("what is wrong in a change is said by its field, and nothing typed is lost", async () => {
  const { browser } = helene;
  await browser.open(await CHANGING());
  const shown = await browser.submit({ ...purse(), name_fr: "Autre nom", ceiling: "trop" });
  expect(shown.status).toBe(422);
  expect(shown.body).toContain("Autre nom");
  expect((await counters())[0]?.name.fr).toBe("Porte-monnaie");
});

test("a colleague saved meanwhile: what was typed is kept, and saving again decides", async () => {
  const { browser } = helene;
  await browser.open(await CHANGING());
  const [before] = await counters();
  if (!before) throw new Error("a counter");
  const services = before.services.map(({ serviceId }) => serviceId);
  await updateCounterDefinition(helene.context, { ...before, services, ceiling: 9_900 });
  const shown = await browser.submit({ ...purse(), ceiling: "120" });
  expect(shown.status).toBe(409);
  expect(text(shown.body)).toContain("Un collègue a enregistré avant vous");
  expect(shown.body).toContain('value="120"');
  expect((await counters())[0]?.ceiling).toBe(9_900);
  await browser.submit({ ...purse(), ceiling: "120" });
  expect((await counters())[0]?.ceiling).toBe(12_000);
});

test("what the last night found is said, and a fault before everything else", async () => {
  const { browser } = helene;
  const address = await CHANGING();
  expect((await browser.open(address)).body).toContain("Chaque nuit");
  const night = (faults: number) =>
    admin.house.sqlAs(
      "owner",
      `update counter_chain set verified_on = '2026-11-28', verified_lines = 1204, faults = ${faults}`,
    );
  await night(0);
  expect(text((await browser.open(address)).body)).toContain(
    "Vérifié le samedi 28 novembre 2026 : ses 1 204 lignes",
  );
  await night(2);
  for (const page of [address, LIST])
    expect(text((await browser.open(page)).body)).toContain(
      "Le samedi 28 novembre 2026, 2 anomalies ont été trouvées",
    );
});

test("a counter that is not there, or not here, is not found", async () => {
  const { browser } = helene;
  expect((await browser.open(`${LIST}/${crypto.randomUUID()}`)).status).toBe(404);
  expect((await browser.open(`${LIST}/rien`)).status).toBe(404);
});

test("nobody else defines one", async () => {
  const { browser } = await admin.agent(["validator", "service_manager"], "Marc Petit");
  expect((await browser.open(LIST)).status).toBe(403);
  expect((await browser.open(`${LIST}/nouveau`)).status).toBe(403);
});

test("what is paid afterwards, and that nobody invoices nor takes money for, is said with what to do", async () => {
  const { browser } = helene;
  await browser.open(`${LIST}/nouveau`);
  await browser.submit({
    ...purse(),
    name_fr: "Aquagym",
    name_en: "Aquagym",
    paid_after: "oui",
    floor: "",
    ceiling: "",
    expires_months: "",
  });
  const shown = (await browser.open(LIST)).body;
  expect(text(shown)).toContain("Personne ne facture : Aquagym");
  expect(text(shown)).toContain("Aucune régie n’encaisse : Aquagym");
  expect(shown).toContain('href="/caen/administration/factures/nouvelle"');
  expect(shown).toContain('href="/caen/administration/regies/nouvelle"');
});
