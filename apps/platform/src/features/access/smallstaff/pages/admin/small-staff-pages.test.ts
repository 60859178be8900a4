import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../frames/admin/testing/a-house-with-administration.ts";
import { parseId } from "../../../../../kernel/ids.ts";
import { aDefinition } from "../../../../../testing/services.ts";
import type { Browser } from "../../../../../testing/test-browser.ts";
import { draftService, submitVersion } from "../../../../catalogue/catalogue/index.ts";

// A commune with one agent: from the declaration to the page that one agent approves.

const MODE = "/caen/administration/petit-effectif";
const INBOX = "/caen/administration/approbations";
let house: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let alone: Awaited<ReturnType<typeof house.agent>>;
let officer: Awaited<ReturnType<typeof house.agent>>;

beforeAll(async () => {
  house = await aHouseWithAdministration();
  alone = await house.agent(["authority_administrator", "service_manager"], "Jeanne Seule");
  officer = await house.agent(["data_protection_officer"], "Denis Roussel");
  await daysPass(8);
});
afterAll(() => house?.house.close());

/** Sessions are over by then: both sign in again. */
async function daysPass(days: number): Promise<void> {
  house.house.clock.advance(days * 86_400_000);
  alone = { ...alone, browser: await house.server.signedIn(alone.context) };
  officer = { ...officer, browser: await house.server.signedIn(officer.context) };
}

const toText = (body: string): string => body.replace(/[\u00a0\u202f]/g, " ");
const open = async ({ browser }: { readonly browser: Browser }, path: string) =>
  toText((await browser.open(path)).body);

test("declared, refused beside its field, then said on the site to everybody", async () => {
  const undeclared = await open(alone, MODE);
  expect(undeclared).toContain("Pas déclaré");
  expect(undeclared).not.toMatch(/<nav class="ar-breadcrumb/);
  expect(await open(alone, "/caen/mentions-legales")).not.toContain("Mode petit effectif");
  await alone.browser.open(`${MODE}/declarer`);
  const short = await alone.browser.submit({
    form: "delay",
    days: "2",
    reason: "Je suis la seule agente.",
  });
  expect(short.status).toBe(422);
  expect(toText(short.body)).toContain("Donnez de 3 à 30 jours.");
  const reason = "La secrétaire de mairie est seule depuis le 1er novembre.";
  const declared = await alone.browser.submit({ form: "delay", days: "3", reason });
  expect(declared.status).toBe(200);
  expect(await open(alone, MODE)).toContain("En vigueur");
  const notice = await open(officer, "/caen/mentions-legales");
  expect(notice).toContain("Décisions sans second agent");
  expect(notice).toContain(reason);
});

test("announced from the inbox, read by colleagues, approved on its page once its day has come", async () => {
  const id = parseId<"service">(randomUUID());
  const draft = await draftService(alone.context, { id, slug: "bibliotheque", definition: aDefinition() });
  await submitVersion(alone.context, draft);
  const page = `/caen/administration/services/${id}/versions/${draft.version}`;
  const announce = `${INBOX}/seul/catalogue.version/${id}.${draft.version}`;
  expect(await open(alone, `${INBOX}/demandees`)).toContain(`href="${announce}"`);
  expect((await officer.browser.open(announce)).status).toBe(409);
  expect(await open(alone, announce)).toContain("Service « bibliotheque », version 1");
  expect((await alone.browser.submit()).status).toBe(200);
  const read = await open(officer, INBOX);
  expect(read).toContain("Par qui l’a demandé, à partir du");
  expect(read).toMatch(/approbations\/refuser\/[0-9a-f-]{36}/);
  expect(await open(alone, page)).not.toContain(`${page}/approuver`);
  await daysPass(3);
  expect(await open(alone, page)).toContain(`${page}/approuver`);
  expect((await alone.browser.submit({}, { action: `${page}/approuver` })).status).toBe(200);
  expect(await open(officer, INBOX)).toContain("Rien n’attend");
});

test("who may not approve finds no page; ended, the site no longer says it", async () => {
  const { browser } = await house.agent(["reception"], "Inès Roy");
  expect((await browser.open(MODE)).status).toBe(403);
  expect((await officer.browser.open(`${MODE}/declarer`)).status).toBe(403);
  await alone.browser.open(`${MODE}/terminer`);
  expect((await alone.browser.submit()).status).toBe(200);
  expect(await open(officer, "/caen/mentions-legales")).not.toContain("Mode petit effectif");
});
