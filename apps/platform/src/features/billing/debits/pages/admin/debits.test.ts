import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent } from "../../../../../testing/builders.ts";
import type { Browser } from "../../../../../testing/test-browser.ts";
import { listInvoices } from "../../../invoices/index.ts";
import { aCanteen } from "../../../invoices/testing/a-canteen.ts";
import { aRegie } from "../../../payments/testing/a-regie.ts";
import { confirmCollectionPaid, readDebits } from "../../index.ts";
import { aDirectDebit, type DirectDebit, dueBy, IBAN } from "../../testing/a-direct-debit.ts";
import { aReturn } from "../../testing/bank-answers.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let caen: DirectDebit;
let mayor: Browser;
let regisseur: Browser;
const DEBITS = "/caen/administration/prelevements";
const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");
const day = (on: string) => {
  const [year = "", month = "", date = ""] = on.split("-");
  return { on_day: date, on_month: month, on_year: year };
};

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  admin.house.clock.set("2026-10-01T08:00:00Z");
  caen = await aDirectDebit(admin.house, admin.town.id);
  admin.house.clock.set("2026-11-02T08:00:00Z");
  mayor = await admin.server.signedIn(caen.canteen.mayor);
  regisseur = await admin.server.signedIn(caen.regie.regisseur);
});
afterAll(() => admin?.house.close());

test("a collection is prepared, its file made and taken by the régisseur, received on its day, and given back by the bank’s answer", async () => {
  const { parent } = await caen.family();
  admin.house.clock.set("2026-11-02T09:00:00Z");
  const series = `${DEBITS}/${caen.canteen.seriesId}`;
  expect(text((await mayor.open(DEBITS)).body)).toContain("Régie périscolaire");
  const shown = text((await mayor.open(series)).body);
  expect(shown).toContain("au plus tôt le 16 novembre 2026");
  expect(shown).not.toContain("Lemoine");
  const soon = await mayor.submit(day("2026-11-05"), { action: `${series}/preparer` });
  expect(soon.status).toBe(422);
  expect(text(soon.body)).toContain("cette date est trop proche");
  expect(soon.body).toContain('value="2026"');
  const prepared = await mayor.submit(day("2026-11-17"), { action: `${series}/preparer` });
  expect(text(prepared.body)).toContain("Les familles sont prévenues (factures : 1)");
  expect(text(prepared.body)).toContain("Le régisseur nommé aujourd’hui fait le fichier");
  const [, collection = ""] = /echeances\/([0-9a-f-]{36})/.exec(prepared.body) ?? [];
  const at = `${DEBITS}/echeances/${collection}`;
  expect((await mayor.open(`${at}/fichier.xml`)).status).toBe(409);

  await regisseur.open(at);
  const sent = await regisseur.submit({}, { action: `${at}/envoyer` });
  expect(text(sent.body)).toContain("Le fichier est fait");
  // The agent reads of the invoice what the family reads, and is told before crediting what the bank takes.
  const [own] = await listInvoices(parent, parent.personId);
  const piece = text((await mayor.open(`/caen/administration/factures/pieces/${own?.invoice.id}`)).body);
  expect(piece).toContain("sera prélevée le mardi 17 novembre 2026 sur le compte finissant par 0189");
  expect(piece).toContain("3,50 € sont déjà à la banque, pour le mardi 17 novembre 2026");
  const xml = (await regisseur.open(`${at}/fichier.xml`)).body;
  expect(xml).toContain("pain.008.001.08");
  expect(text((await regisseur.open(at)).body)).toContain("À partir du 17 novembre 2026");

  admin.house.clock.set("2026-11-17T09:00:00Z");
  regisseur = await admin.server.signedIn(caen.regie.regisseur);
  await regisseur.open(at);
  expect(text((await regisseur.submit({}, { action: `${at}/encaisser` })).body)).toContain("C’est encaissé");
  const standing = async () => (await listInvoices(parent, parent.personId))[0]?.standing?.left;
  expect(await standing()).toBe(0);

  await regisseur.open(series);
  const file = { field: "fichier", name: "camt.xml", content: aReturn(xml, "AM04") };
  const read = await regisseur.submit({}, { action: `${series}/retours`, files: [file] });
  expect(text(read.body)).toContain("Refusés ou repris : 1. Déjà connus : 0. À regarder : 0.");
  expect(await standing()).toBe(350);
  await regisseur.open(series);
  const bad = { field: "fichier", name: "a.xml", content: Buffer.from("<!DOCTYPE a><a/>") };
  const refused = await regisseur.submit({}, { action: `${series}/retours`, files: [bad] });
  expect(refused.status).toBe(422);
  expect(text(refused.body)).toContain("n’est pas un retour de banque lisible");
});

test("an administrator opens invoices to direct debit: what is wrong stands beside its field, and nothing typed is lost", async () => {
  mayor = await admin.server.signedIn(caen.canteen.mayor);
  const path = `${DEBITS}/${caen.canteen.seriesId}/creancier`;
  expect((await mayor.open(path)).body).toContain("FR72ZZZ123456");
  const wrong = await mayor.submit({ ics: "FR73ZZZ123456", iban: IBAN });
  expect(wrong.status).toBe(422);
  expect(text(wrong.body)).toContain("Cet identifiant créancier comporte une erreur de frappe.");
  expect(wrong.body).toContain("FR73ZZZ123456");
  const saved = await mayor.submit({
    ics: "FR72ZZZ123456",
    iban: "FR14 2004 1010 0505 0001 3M02 606",
    name: "Régie de Caen",
  });
  expect(text(saved.body)).toContain("C’est enregistré");
});

test("a credit note typed before the file left is asked again: its agent reads first that the bank takes the whole", async () => {
  const { parent } = await caen.family();
  const collectOn = dueBy((await readDebits(caen.regie.regisseur, caen.canteen.seriesId)).soonest);
  const { collection } = await caen.prepare(collectOn);
  const [own] = await listInvoices(parent, parent.personId);
  const piece = `/caen/administration/factures/pieces/${own?.invoice.id}`;
  mayor = await admin.server.signedIn(caen.canteen.mayor);
  await mayor.open(piece);
  await caen.send(collection.id);
  const line = own?.content.lines[0]?.transferId ?? "";
  const typed = { lignes: line, motif: "Léo était absent." };
  const refused = await mayor.submit(typed, { action: `${piece}/avoir` });
  expect(refused.status).toBe(422);
  expect(text(refused.body)).toContain("vient de partir à la banque");
  expect(text(refused.body)).toContain("3,50 € sont déjà à la banque");
  expect(refused.body).toContain("Léo était absent.");
  const sent = await mayor.submit(typed, { action: `${piece}/avoir` });
  expect(text(sent.body)).toContain("L’avoir est envoyé");
});

test("another account waits for another administrator, who sees what changes; the régisseur sees it too, and may stop it", async () => {
  const { house, town } = admin;
  house.clock.set("2026-11-18T08:00:00Z");
  const other = await anAgent(house, town.id, ["authority_administrator"], "Yves Marie");
  house.clock.set("2026-11-27T08:00:00Z");
  const yves = await admin.server.signedIn(other);
  mayor = await admin.server.signedIn(caen.canteen.mayor);
  const series = `${DEBITS}/${caen.canteen.seriesId}`;
  await mayor.open(`${series}/creancier`);
  const asked = text((await mayor.submit({ iban: IBAN })).body);
  expect(asked).toContain("Le changement est demandé. Il ne sert pas encore.");
  expect(asked).toContain("FR76 3000 6000 0112 3456 7890 189, au lieu de FR14 2004 1010 0505 0001 3M02 606");
  expect(asked).toContain("Vous l’avez demandé : un autre administrateur le confirme.");
  expect(asked).not.toContain("Confirmer ce changement");
  regisseur = await admin.server.signedIn(caen.regie.regisseur);
  const seen = text((await regisseur.open(series)).body);
  expect(seen).toContain("Un changement attend");
  expect(seen).toContain("Abandonner ce changement");
  expect(seen).not.toContain("Confirmer ce changement");
  const mandataire = await admin.server.signedIn(caen.regie.mandataire);
  expect(text((await mandataire.open(series)).body)).not.toContain("Abandonner ce changement");
  const own = await mayor.submit({}, { action: `${series}/creancier/abandonner` });
  expect(text(own.body)).toContain("Le changement est abandonné");
  await mayor.open(`${series}/creancier`);
  await mayor.submit({ iban: IBAN });
  await yves.open(series);
  const done = text((await yves.submit({}, { action: `${series}/creancier/confirmer` })).body);
  expect(done).toContain("Le changement sert maintenant");
  expect(done).not.toContain("Un changement attend");
});

test("a first account is read whole by the régisseur, who confirms it; who gave it has no button for that", async () => {
  const { house, town } = admin;
  const canteen = await aCanteen(house, town.id, { code: "BIBLIO" });
  const regie = await aRegie(house, town.id, canteen.purse, { code: "BIBLIO" });
  house.clock.set("2026-11-27T09:00:00Z");
  mayor = await admin.server.signedIn(canteen.mayor);
  const series = `${DEBITS}/${canteen.seriesId}`;
  await mayor.open(`${series}/creancier`);
  const given = await mayor.submit({
    ...{ name: "Bibliothèque", ics: "FR72ZZZ123456", iban: IBAN, regie: regie.regieId, notice_days: "14" },
  });
  expect(text(given.body)).toContain("Un collègue doit encore confirmer ce compte");
  expect(text(given.body)).toContain("FR76 3000 6000 0112 3456 7890 189");
  expect(given.body).not.toContain("Confirmer ce compte");
  regisseur = await admin.server.signedIn(regie.regisseur);
  await regisseur.open(series);
  const agreed = text((await regisseur.submit({}, { action: `${series}/creancier/accepter` })).body);
  expect(agreed).toContain("Le compte est confirmé : les familles peuvent signer");
  expect(agreed).not.toContain("Ce compte attend");
});

test("an agent who is named nowhere sees no figure", async () => {
  const other = await admin.server.signedIn(caen.desk);
  expect(text((await other.open(DEBITS)).body)).toContain("Rien à prélever pour vous");
  expect((await other.open(`${DEBITS}/${caen.canteen.seriesId}`)).status).toBe(409);
  expect((await other.open(`${DEBITS}/${caen.canteen.seriesId}/creancier`)).status).toBe(403);
});

test("an invoice that a debit has paid, of which something is left again, is on the page of the next collection for an agent to look at", async () => {
  const { house, town } = admin;
  house.clock.set("2026-10-01T08:00:00Z");
  const meals = await aDirectDebit(house, town.id, "REPAS");
  const { child } = await meals.family();
  const { byHouse } = meals.canteen.purse;
  const cheque = await byHouse({ kind: "credit", accountId: child.accountId, amount: 100 });
  const { collection } = await meals.prepare("2026-11-17");
  await meals.send(collection.id);
  house.clock.set("2026-11-17T09:00:00Z");
  await confirmCollectionPaid(meals.regie.regisseur, collection.id);
  // What had paid the rest of it came back since.
  await byHouse({ kind: "reverse", about: cheque.id, amount: 100 });
  const agent = await admin.server.signedIn(meals.regie.mandataire);
  await agent.open(`${DEBITS}/${meals.canteen.seriesId}`);
  const action = `${DEBITS}/${meals.canteen.seriesId}/preparer`;
  const page = text((await agent.submit(day("2026-12-02"), { action })).body);
  expect(page).toContain("Déjà payée par un prélèvement");
  expect(page).toContain("Retirée");
});
