import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../frames/space/testing/space-house.ts";
import { createPlan, listInvoices } from "../../../invoices/index.ts";
import { listAtBank, listComingOfAccount } from "../../index.ts";
import { aDirectDebit, type DirectDebit, IBAN, OTHER_IBAN } from "../../testing/a-direct-debit.ts";

let home: SpaceHouse;
let caen: DirectDebit;
const DEBITS = "/caen/espace/prelevement";
const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");

beforeAll(async () => {
  home = await spaceHouse();
  home.house.clock.set("2026-10-01T08:00:00Z");
  caen = await aDirectDebit(home.house, home.caen);
});
afterAll(() => home?.house.close());

test("somebody signs a mandate, sees four digits and what will be taken, takes the PDF, changes account, and stops", async () => {
  const parent = await caen.canteen.parent();
  await caen.canteen.meal(await caen.canteen.child([parent]), "2026-10-05");
  await caen.canteen.issue();
  const browser = await home.server.signedIn(parent);
  expect((await browser.open("/caen/espace/factures")).body).toContain(`href="${DEBITS}"`);
  const none = text((await browser.open(`${DEBITS}?fait=signe`)).body);
  expect(none).toContain("Vous n’avez aucun prélèvement");
  expect(none).not.toContain("Votre mandat est signé");
  const wrong = await browser.submit(
    { titulaire: "Jeanne Lemoine", iban: "FR76 1", accord: "on" },
    { action: DEBITS },
  );
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain("FR76 1");
  const both = await browser.submit({ titulaire: "", iban: "1", accord: "" }, { action: DEBITS });
  for (const field of ["titulaire", "iban", "accord"]) expect(both.body).toContain(`id="${field}-error"`);
  const untold = await browser.submit({ iban: IBAN, accord: "" }, { action: DEBITS });
  expect(text(untold.body)).toContain("Cochez la case si vous autorisez ces prélèvements.");
  const signed = await browser.submit(
    { titulaire: "Jeanne Lemoine", iban: IBAN, accord: "on" },
    { action: DEBITS },
  );
  expect(text(signed.body)).toContain("Votre mandat est signé");
  expect(text(signed.body)).toContain("finit par 0189");
  expect(signed.body).not.toContain("FR7630006000");
  await caen.prepare("2026-11-17");
  const shown = (await browser.open(DEBITS)).body;
  expect(text(shown)).toContain("3,50 € le mardi 17 novembre 2026, pour la facture CANTINE-2026-");
  const start = text((await browser.open("/caen/espace")).body);
  expect(start).toContain("3,50 € seront prélevés le mardi 17 novembre 2026");
  expect(start).toContain("Sur le compte finissant par 0189 ; rien à faire.");
  const invoices = (await browser.open("/caen/espace/factures")).body;
  expect(text(invoices)).toContain(
    "sera prélevée le mardi 17 novembre 2026 sur le compte finissant par 0189 ; rien à faire",
  );
  expect(text(invoices)).toContain("Vous n’avez rien à faire");
  const [piece = ""] = /\/caen\/espace\/factures\/[0-9a-f-]{36}/.exec(invoices) ?? [];
  const invoice = text((await browser.open(piece)).body);
  expect(invoice).toContain("rien à faire");
  expect(invoice).not.toContain("À payer avant");
  expect((await browser.bytes(`${piece}/facture.pdf`)).subarray(0, 5).toString()).toBe("%PDF-");
  await browser.open(DEBITS);
  const [, mandate = ""] = /prelevement\/([0-9a-f-]{36})\/mandat/.exec(shown) ?? [];
  const pdf = await browser.bytes(`${DEBITS}/${mandate}/mandat.pdf`);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const changed = await browser.submit(
    { titulaire: "Jeanne Lemoine", iban: OTHER_IBAN, accord: "on" },
    { action: DEBITS },
  );
  expect(text(changed.body)).toContain("finit par 3000");
  // One tap stops nothing: what will be due, when and how is read first.
  const sure = text((await browser.open(`${DEBITS}/${mandate}/arreter`)).body);
  expect(sure).toContain("Arrêter le prélèvement automatique ?");
  expect(sure).toContain("3,50 €, facture CANTINE-2026-");
  expect(sure).toContain("Le prélèvement du mardi 17 novembre 2026 n’aura pas lieu.");
  expect(sure).toContain("Au guichet.");
  expect(text((await browser.open(DEBITS)).body)).toContain("En cours");
  await browser.open(`${DEBITS}/${mandate}/arreter`);
  const stopped = text((await browser.submit({}, { action: `${DEBITS}/${mandate}/arreter` })).body);
  expect(stopped).toContain("Votre prélèvement automatique est arrêté");
  expect(stopped).toContain("3,50 € à payer avant le");
  expect(stopped).not.toContain("sera prélevée");
  for (const path of ["/caen/espace", "/caen/espace/factures", piece]) {
    const page = text((await browser.open(path)).body);
    expect(page, path).not.toContain("rien à faire");
    expect(page, path).toMatch(/à payer/i);
  }
  expect(text((await browser.open(`${DEBITS}?lang=en`)).body)).toContain("Pay by direct debit");
});

test("somebody who pays at the desk what is with the bank already reads what becomes of it", async () => {
  const { parent, child } = await caen.family({ name: "Nour" });
  const { collection } = await caen.prepare("2026-11-20");
  await caen.send(collection.id);
  await caen.regie.take({ personId: child.personId, accountId: child.accountId, amount: 350 });
  const browser = await home.server.signedIn(parent);
  const shown = text((await browser.open("/caen/espace/factures")).body);
  expect(shown).toContain("Un prélèvement de 3,50 € était déjà parti à la banque");
});

test("a family that pays in several times reads that nothing of it is taken; paid another way, no more is either", async () => {
  const { parent, child } = await caen.family({ name: "Inès" });
  const [invoice] = await listInvoices(parent, parent.personId);
  await caen.prepare("2026-11-27");
  const browser = await home.server.signedIn(parent);
  expect(text((await browser.open(DEBITS)).body)).toContain("3,50 € le vendredi 27 novembre 2026");
  const { mayor, seriesId } = caen.canteen;
  const plan = { id: randomUUID(), seriesId, about: invoice?.invoice.id ?? "", words: "" };
  await createPlan(mayor, { ...plan, total: 350, count: 3, first: "2026-11-20" }, listAtBank);
  const debits = text((await browser.open(DEBITS)).body);
  expect(debits).not.toContain("le vendredi 27 novembre 2026");
  expect(debits).toContain("Rien n’est annoncé pour l’instant");
  const till = { counterId: caen.canteen.purse.counterId, accountId: child.accountId };
  expect(await listComingOfAccount(caen.regie.mandataire, till)).toEqual([]);
  const other = await caen.family({ name: "Sacha" });
  await caen.prepare("2026-12-02");
  const theirs = await home.server.signedIn(other.parent);
  expect(text((await theirs.open(DEBITS)).body)).toContain("3,50 € le mercredi 2 décembre 2026");
  await caen.regie.take({ personId: other.child.personId, accountId: other.child.accountId, amount: 150 });
  expect(text((await theirs.open(DEBITS)).body)).toContain("2,00 € le mercredi 2 décembre 2026");
  await caen.regie.take({ personId: other.child.personId, accountId: other.child.accountId, amount: 200 });
  expect(text((await theirs.open(DEBITS)).body)).not.toContain("le mercredi 2 décembre 2026");
  expect(text((await theirs.open("/caen/espace/factures")).body)).toContain(
    "ne sera pas fait : rien à faire",
  );
});

test("who signed in a while ago signs in again first; nobody reaches another’s mandate", async () => {
  const { mandateId } = await caen.family();
  const stranger = await home.server.signedIn(await caen.canteen.parent());
  expect((await stranger.open(`${DEBITS}/${mandateId}/mandat.pdf`)).status).toBe(404);
  expect((await stranger.open(`${DEBITS}/x/mandat.pdf`)).status).toBe(404);
  const parent = await caen.canteen.parent();
  const browser = await home.server.signedIn(parent);
  await browser.open(DEBITS);
  home.house.clock.set(new Date(home.house.clock.now().getTime() + 3_600_000).toISOString());
  expect(text((await browser.open(DEBITS)).body)).toContain("reconnectez-vous d’abord");
});
