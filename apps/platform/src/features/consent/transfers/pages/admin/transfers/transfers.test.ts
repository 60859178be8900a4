import { randomUUID } from "node:crypto";
import { GRANT_GIVEN } from "@ardeco/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { scheduleDelivery } from "../../../../clients/index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

type Browser = Awaited<ReturnType<typeof admin.agent>>["browser"];

async function aService() {
  const { browser } = await admin.agent(["service_manager"], "Marc Delaunay");
  const { id: serviceId } = await aPublishedService(admin.house, admin.town.id);
  const path = `/caen/administration/services/${serviceId}/fichiers`;
  return { browser, path, serviceId };
}

async function connect(browser: Browser, path: string): Promise<void> {
  await browser.open(`${path}/relier`);
  await browser.submit({}, { action: `${path}/relier` });
}

/** Somebody's yes waits for the file: the agreement itself is told by the tests of the module. */
async function somethingWaits(serviceId: string): Promise<void> {
  const person = await aPerson(admin.house, admin.town.id);
  const grantId = parseId<"grant">(randomUUID());
  const sector = { providerId: admin.town.id, serviceId: parseId<"service">(serviceId) };
  const claims = { grant_id: grantId, given_on: "2026-11-24", released: ["email"], awaited: [] };
  const title = { fr: "Crèche", en: "Nursery" };
  const { personId } = person;
  await person.transaction((tx) =>
    scheduleDelivery(tx, person, { sector, personId, grantId, title, event: GRANT_GIVEN, claims }),
  );
}

test("connected, prepared, taken twice alike, acknowledged: without a script", async () => {
  const { browser, path, serviceId } = await aService();
  expect((await browser.open(path)).body).toContain("n’est pas relié par fichiers");
  // What it will do is said before, and nothing is done yet.
  expect((await browser.open(`${path}/relier`)).body).toContain("dans le premier fichier");
  expect((await browser.open(path)).body).toContain("n’est pas relié par fichiers");
  await connect(browser, path);
  expect(browser.shown.body).toContain("Aucun fichier");
  const nothing = await browser.submit({}, { action: `${path}/preparer` });
  expect([nothing.status, nothing.body.includes("Rien n’attend")]).toEqual([409, true]);

  await somethingWaits(serviceId);
  const file = await browser.submit({}, { action: `${path}/preparer` });
  expect(file.body).toMatch(/ardeco-[a-z0-9-]+-000001\.csv/);
  const take = { action: `${file.url}/retirer` };
  const first = await browser.submit({}, take);
  expect(first.headers["content-disposition"]).toMatch(/^attachment; filename="ardeco-[a-z0-9-]+\.csv"$/);
  expect(first.headers["content-type"]).toContain("text/csv");
  await browser.open(file.url);
  expect(browser.shown.body).toContain("Retirer de nouveau");
  expect((await browser.submit({}, take)).body).toBe(first.body);

  await browser.open(path);
  const handIn = { action: `${path}/accuses` };
  const named = (content: string) => ({
    ...handIn,
    files: [{ field: "receipt", name: "../../etc/passwd.csv", content: Buffer.from(content) }],
  });
  expect((await browser.submit({}, { ...handIn, files: [] })).body).toContain("Choisissez le fichier");
  expect((await browser.submit({}, named("PK\u{3}\u{4}"))).status).toBe(422);
  await browser.open(path);
  const id = /[0-9a-f-]{36}/.exec(first.body)?.[0] ?? "";
  const preview = await browser.submit({}, named(`line_id;result\r\n${id};done\r\ninconnue;done\r\n`));
  expect(preview.body).toContain("1 ligne à appliquer sur 2.");
  expect(preview.body).toContain("Inconnue");
  const done = await browser.submit({}, { action: preview.url });
  expect(done.body).toContain("C’est appliqué");
  expect(done.body).toContain("Traité");
  expect((await browser.open(file.url)).body).toContain("Son contenu a été effacé");
});

test("columns to correct are said by line, with what was typed", async () => {
  const { browser, path } = await aService();
  await connect(browser, path);
  await browser.open(`${path}/format`);
  const typed = "Ligne = line_id\nSECRET = nowhere";
  const refused = await browser.submit({ columns: typed, separator: "comma" });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("Ligne 2");
  expect(refused.body).toContain("SECRET = nowhere");
  const saved = await browser.submit({ columns: "Ligne = line_id", schedule: "weekly", lateAfterDays: "5" });
  expect(saved.body).toContain("chaque lundi matin");
});

test("an administrator sets the format and takes nothing; other agents and a stranger’s file are refused", async () => {
  const { browser, path, serviceId } = await aService();
  await connect(browser, path);
  await somethingWaits(serviceId);
  const file = (await browser.submit({}, { action: `${path}/preparer` })).url;
  const mayor = (await admin.agent(["authority_administrator"])).browser;
  expect((await mayor.open(path)).body).toContain("seul son gestionnaire");
  expect(mayor.shown.body).not.toContain("000001.csv");
  expect((await mayor.post(`${file}/retirer`)).status).toBe(403);
  expect((await mayor.open(`${path}/format`)).status).toBe(200);
  const reception = (await admin.agent(["reception"])).browser;
  expect((await reception.open(path)).status).toBe(403);
  expect((await browser.open(`${path}/${randomUUID()}`)).status).toBe(404);
  expect((await browser.open(`${path}/accuses/${randomUUID()}`)).status).toBe(404);
  expect((await browser.open(`${path}/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
});

test("a file that nobody takes is told to the managers and to the operator", async () => {
  const { browser, path, serviceId } = await aService();
  await connect(browser, path);
  await somethingWaits(serviceId);
  await browser.submit({}, { action: `${path}/preparer` });
  admin.house.clock.set("2026-12-02T08:00:00Z");
  try {
    // A week later they sign in again.
    const manager = (await admin.agent(["service_manager"])).browser;
    const operator = (await admin.agent(["operator"])).browser;
    expect((await manager.open(path)).body).toContain("Un fichier attend depuis trop longtemps");
    const page = await operator.open("/caen/administration/exploitation");
    expect(page.body).toMatch(/ne (sont|est) retirés? par personne/);
  } finally {
    admin.house.clock.set("2026-11-24T08:00:00Z");
  }
});

test("the whole list again, and the way back, each said before it is done: without a script", async () => {
  const { browser, path, serviceId } = await aService();
  await connect(browser, path);
  expect(browser.shown.body).toContain("Aucune ligne n’attend");
  await somethingWaits(serviceId);
  expect((await browser.open(path)).body).toContain("1 ligne attend le prochain fichier");
  expect((await browser.open(`${path}/liste-entiere`)).body).toContain("a perdu ses données");
  await browser.submit({}, { action: `${path}/liste-entiere` });
  expect(browser.shown.body).toContain("La liste entière se prépare");
  // Already connected: the page that connects has nothing to ask.
  expect((await browser.open(`${path}/relier`)).url).toBe(path);
  expect((await browser.open(`${path}/arreter`)).body).toContain("Arrêter les fichiers de");
  const stopped = await browser.submit({}, { action: `${path}/arreter` });
  expect(stopped.body).toContain("Les fichiers de ce service sont arrêtés");
  expect((await browser.post(`${path}/preparer`)).status).toBe(404);
  expect((await browser.post(`${path}/liste-entiere`)).status).toBe(404);
  await connect(browser, path);
  expect(browser.shown.body).toContain("chaque matin");
  const reception = (await admin.agent(["reception"])).browser;
  for (const page of ["relier", "arreter", "liste-entiere"])
    expect((await reception.open(`${path}/${page}`)).status).toBe(403);
});
