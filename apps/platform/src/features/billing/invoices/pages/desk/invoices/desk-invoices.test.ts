import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import { listAtBank } from "../../../../debits/index.ts";
import { listPayments } from "../../../../payments/index.ts";
import { type ARegie, aRegie } from "../../../../payments/testing/a-regie.ts";
import { createPlan, listEases, listInvoices, listOwnEases, listOwnPlans } from "../../../index.ts";
import { aCanteen, type Canteen } from "../../../testing/a-canteen.ts";

// Madeleine has no computer: at the desk her invoice is read with her, printed, and that it is hard to pay is
// noted in her name.

let desk: Desk;
let canteen: Canteen;
let regie: ARegie;
/** Signs in at the hour that it is: a session of October is over in November. */
const paul = async (): Promise<Browser> =>
  desk.server.signedIn(await anAgent(desk.house, desk.caen.id, ["reception"], "Paul Dragonneau"));
const text = (body: string) => body.replaceAll(/<[^>]*>/g, " ").replaceAll(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  desk = await aDesk();
  desk.house.clock.set("2026-10-01T08:00:00Z");
  canteen = await aCanteen(desk.house, desk.caen.id);
  regie = await aRegie(desk.house, desk.caen.id, canteen.purse, { code: "REPAS" });
});
afterAll(() => desk?.house.close());

test("an invoice is read, printed, and taken for at the desk; a difficulty is noted once, in the person's name", async () => {
  const madeleine = await canteen.parent();
  const leo = await canteen.child([madeleine]);
  await canteen.meal(leo, "2026-10-05");
  const [invoice] = (await canteen.issue()).invoices;
  const page = `/caen/agents/personnes/${madeleine.personId}/factures`;
  const agent = await paul();
  const sheet = await agent.open(`/caen/agents/personnes/${madeleine.personId}?motif=help_at_desk`);
  expect(sheet.body).toContain(`href="${page}"`);
  const shown = await agent.open(page);
  expect(text(shown.body)).toContain("À payer : 3,50 €");
  expect(text(shown.body)).toContain("3,50 € à payer avant le mercredi 2 décembre 2026");
  expect(shown.body).toContain(
    `href="/caen/agents/personnes/${leo.personId}/encaisser?facture=${invoice?.id}"`,
  );
  const pdf = await agent.bytes(`${page}/${invoice?.id}/facture.pdf`);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  await agent.open(page);
  const long = await agent.submit({ texte: "x".repeat(501) });
  expect([long.status, long.body.includes("x".repeat(501))]).toEqual([422, true]);
  const noted = await agent.submit({ texte: "Je peux payer un euro par mois." });
  expect(text(noted.body)).toContain("C’est noté : aucun rappel ne part jusqu’à la réponse");
  expect(text(noted.body)).toContain("la réponse est attendue");
  const { eases } = await listEases(canteen.mayor, canteen.seriesId);
  expect(eases).toMatchObject([{ personId: madeleine.personId, words: "Je peux payer un euro par mois." }]);
  expect(await listOwnEases(madeleine, madeleine.personId)).toHaveLength(1);
  expect(text((await agent.open(`${page}?lang=en`)).body)).toContain("Invoices of");
});

test("nobody without money to take reads them; what is no invoice of theirs is not found; who has none reads so", async () => {
  const madeleine = await canteen.parent();
  const page = `/caen/agents/personnes/${madeleine.personId}/factures`;
  const agent = await paul();
  expect(text((await agent.open(page)).body)).toContain("Cette personne n’a aucune facture");
  expect((await agent.open(`${page}/x/facture.pdf`)).status).toBe(404);
  expect((await agent.open(`${page}/00000000-0000-4000-8000-000000000000/facture.pdf`)).status).toBe(404);
  const validator = await anAgent(desk.house, desk.caen.id, ["auditor"]);
  expect((await (await desk.server.signedIn(validator)).open(page)).status).toBe(403);
});

test("who left an account and still owes of it is led to who holds it today, and no counter is opened at once for their money to go astray", async () => {
  const { house } = desk;
  house.clock.set("2026-10-01T08:00:00Z");
  const jeanne = await canteen.parent();
  const karim = await canteen.parent({ given_name: "Karim" });
  const leo = await canteen.child([jeanne], { together: true, shared: true });
  await canteen.leftAndInvoiced(jeanne, karim, leo);
  const of = (id: string) => `/caen/agents/personnes/${id}`;
  const nora = await desk.server.signedIn(regie.mandataire);
  const invoices = await nora.open(`${of(jeanne.personId)}/factures`);
  expect(text(invoices.body)).toContain("Encaisser sur l’ancien compteur partagé");
  expect(invoices.body).toContain(
    `href="${of(leo.personId)}/encaisser?payeur=${jeanne.personId}&amp;facture=`,
  );
  expect(invoices.body).not.toContain(`href="${of(jeanne.personId)}/encaisser`);
  const till = await nora.open(`${of(jeanne.personId)}/encaisser`);
  expect(text(till.body)).toContain("Une facture d’un ancien compteur partagé reste à payer");
  expect(till.body).toContain(`href="${of(jeanne.personId)}/factures"`);
  expect(till.body).not.toMatch(/<details[^>]* open/);
  await regie.take({ personId: leo.personId, accountId: leo.accountId, amount: 350 });
  expect(text((await nora.open(`${of(jeanne.personId)}/factures`)).body)).toContain("Rien à payer");
  expect(text((await nora.open(`${of(jeanne.personId)}/encaisser`)).body)).not.toContain(
    "d’un ancien compteur partagé",
  );
});

test("money of who left is written in their name: they read the receipt and their cheque, who holds the account reads the sum; nobody close to them takes it", async () => {
  const { house, caen } = desk;
  house.clock.set("2026-10-01T08:00:00Z");
  const jeanne = await canteen.parent({ family_name: "Vasseur" });
  const karim = await canteen.parent({ given_name: "Karim" });
  const leo = await canteen.child([jeanne], { together: true, shared: true });
  await canteen.leftAndInvoiced(jeanne, karim, leo);
  const { personId, accountId } = leo;
  const hers = { ...{ personId, accountId }, amount: 350, payer: "Jeanne Vasseur", leftBy: jeanne.personId };
  // Her brother, and somebody who left nothing: nothing is taken.
  const brother = await anAgent(house, caen.id, ["reception"], "Hugo Vasseur");
  await regie.name(brother);
  await expect(regie.take(hers, brother)).rejects.toMatchObject({ code: "payments.own_interest" });
  await expect(regie.take({ ...hers, leftBy: karim.personId })).rejects.toMatchObject({
    code: "payments.owes_nothing",
  });
  const nora = await desk.server.signedIn(regie.mandataire);
  const till = `/caen/agents/personnes/${personId}/encaisser`;
  const theirs = await nora.open(`${till}?payeur=${karim.personId}`);
  expect(text(theirs.body)).not.toContain("qui a quitté ce compteur");
  const shown = await nora.open(`${till}?payeur=${jeanne.personId}`);
  expect(text(shown.body)).toContain("L’argent de Jeanne Vasseur, qui a quitté ce compteur");
  expect(shown.body).toMatch(
    /name="payeur"[^>]*value="Jeanne Vasseur"|value="Jeanne Vasseur"[^>]*name="payeur"/,
  );
  const cheque = {
    moyen: "cheque",
    banque: "Banque du Port",
    numero: "7700112",
    titulaire: "Jeanne Vasseur",
  };
  const action = `${till}?payeur=${jeanne.personId}`;
  const asked = { compte: accountId, montant: "3,50", nouveau: randomUUID(), ...cheque };
  await nora.submit(asked, { action });
  // The form sent again, when she owes nothing any more, is the same receipt.
  const taken = await nora.post(action, { ...asked, payeur: "Jeanne Vasseur" });
  expect(text(taken.body)).toContain("3,50 €");
  const read = async (who: typeof jeanne, of: typeof personId) =>
    (await listPayments(who, of)).map(({ payment: { amount, words } }) => [
      amount,
      words?.payer,
      words?.cheque,
    ]);
  expect(await read(jeanne, jeanne.personId)).toEqual([
    [350, "Jeanne Vasseur", { bank: "Banque du Port", number: "7700112", drawer: "Jeanne Vasseur" }],
  ]);
  expect(await read(karim, personId)).toEqual([[350, "", undefined]]);
  const journal = async (who: typeof jeanne, of: typeof personId) => {
    const { entries } = await readPersonJournal(who, of);
    return entries.map(({ action }) => action).includes("payments.taken");
  };
  expect([await journal(jeanne, jeanne.personId), await journal(karim, personId)]).toEqual([true, false]);
  // Her debt is paid: more is refused.
  await expect(regie.take(hers)).rejects.toMatchObject({ code: "payments.owes_nothing" });
});

test("where two pay one account, money taken from an invoice pays it, and not the older one of the other; of another account it is refused, and to who is close", async () => {
  const { house, caen } = desk;
  house.clock.set("2026-09-01T08:00:00Z");
  const deux = await aCanteen(house, caen.id, { code: "DEUX" });
  const taking = await aRegie(house, caen.id, deux.purse, { code: "DEUX" });
  const jeanne = await deux.parent();
  const karim = await deux.parent({ given_name: "Karim", family_name: "Vasseur" });
  const leo = await deux.child([jeanne, karim]);
  await deux.meal(leo, "2026-09-07", { amount: 30_000 });
  await deux.namePayer(leo, jeanne, "2026-09-01");
  await deux.issue("2026-09", "2026-10-01");
  await deux.namePayer(leo, karim, "2026-10-01");
  await deux.meal(leo, "2026-10-09", { amount: 7_000 });
  await deux.issue();
  const left = async () => {
    const all = [
      ...(await listInvoices(jeanne, jeanne.personId)),
      ...(await listInvoices(karim, karim.personId)),
    ];
    return all.map(({ standing }) => standing?.left);
  };
  const [his] = await listInvoices(karim, karim.personId);
  const { number, id: invoiceId } = his?.invoice ?? { number: "none", id: parseId<"invoice">(randomUUID()) };
  const of = (id: string) => `/caen/agents/personnes/${id}`;
  const nora = await desk.server.signedIn(taking.mandataire);
  const till = `${of(leo.personId)}/encaisser?facture=${invoiceId}`;
  expect((await nora.open(`${of(karim.personId)}/factures`)).body).toContain(`href="${till}"`);
  const shown = await nora.open(till);
  expect(text(shown.body)).toContain(`Cet argent paie d’abord la facture ${number}`);
  const asked = { compte: leo.accountId, nouveau: randomUUID(), moyen: "cash" };
  // What is refused comes back to the same place, for the same invoice.
  const refused = await nora.submit({ ...asked, montant: "rien" }, { action: till });
  expect([refused.status, text(refused.body).includes(number)]).toEqual([422, true]);
  // Without an invoice, whose debt it pays is said first.
  const money = { ...asked, montant: "70", payeur: "Karim Vasseur" };
  await nora.open(`${of(leo.personId)}/encaisser`);
  const bare = await nora.submit(money, { action: `${of(leo.personId)}/encaisser` });
  expect(text(bare.body)).toContain("Deux personnes paient ce compteur");
  expect(await left()).toEqual([30_000, 7_000]);
  await nora.open(till);
  await nora.submit(money, { action: till });
  expect(await left()).toEqual([30_000, 0]);

  const { personId, accountId } = leo;
  const brother = await anAgent(house, caen.id, ["reception"], "Hugo Vasseur");
  await taking.name(brother);
  await expect(taking.take({ personId, accountId, invoiceId }, brother)).rejects.toMatchObject({
    code: "payments.own_interest",
  });
  const zoe = await deux.child([jeanne], { name: "Zoé" });
  const elsewhere = { personId: zoe.personId, accountId: zoe.accountId, invoiceId };
  await expect(taking.take(elsewhere)).rejects.toMatchObject({ code: "payments.not_invoiced" });
  expect(text((await nora.open(`${of(zoe.personId)}/encaisser?facture=${invoiceId}`)).body)).not.toContain(
    number,
  );
  expect(await left()).toEqual([30_000, 0]);
});

test("of an invoice of two children the till says what is left here and on the other counter; more than is left, or nothing left, is asked again", async () => {
  const { house, caen } = desk;
  house.clock.set("2026-10-01T08:00:00Z");
  const both = await aCanteen(house, caen.id, { code: "FRATRIE" });
  const taking = await aRegie(house, caen.id, both.purse, { code: "FRATRIE" });
  const jeanne = await both.parent();
  const [leo, zoe] = [await both.child([jeanne]), await both.child([jeanne], { name: "Zoé" })];
  await both.meal(leo, "2026-10-05", { amount: 2_000 });
  await both.meal(zoe, "2026-10-05", { amount: 5_000 });
  const [invoice] = (await both.issue()).invoices;
  const nora = await desk.server.signedIn(taking.mandataire);
  const till = `/caen/agents/personnes/${leo.personId}/encaisser?facture=${invoice?.id}`;
  expect(text((await nora.open(till)).body)).toContain(
    "Il en reste 20,00 € à payer sur ce compteur. Et 50,00 € sur le compteur de Zoé",
  );
  const asked = { compte: leo.accountId, nouveau: randomUUID(), moyen: "cash", payeur: "Jeanne" };
  const sure = await nora.submit({ ...asked, montant: "70" }, { action: till });
  expect(text(sure.body)).toContain(
    `Il ne reste que 20,00 € de la facture ${invoice?.number} sur ce compteur`,
  );
  const left = async () =>
    (await listInvoices(jeanne, jeanne.personId)).map(({ standing }) => standing?.left);
  expect(await left()).toEqual([7_000]);
  await nora.open(till);
  await nora.submit({ ...asked, montant: "20" }, { action: till });
  expect(await left()).toEqual([5_000]);
  expect(text((await nora.open(till)).body)).toContain("Il n’en reste rien à payer sur ce compteur.");
  const again = { ...asked, nouveau: randomUUID(), montant: "20" };
  expect(text((await nora.submit(again, { action: till })).body)).toContain(
    `Il ne reste rien de la facture ${invoice?.number} sur ce compteur`,
  );
});

test("while somebody pays in several times, money is taken for the plan by a button of its own; the one of another invoice says that it is outside", async () => {
  desk.house.clock.set("2026-10-01T08:00:00Z");
  const plans = await aCanteen(desk.house, desk.caen.id, { code: "ECHEANCES" });
  const taking = await aRegie(desk.house, desk.caen.id, plans.purse, { code: "ECHEANCES" });
  const madeleine = await plans.parent();
  const leo = await plans.child([madeleine]);
  await plans.meal(leo, "2026-10-05", { amount: 21_000 });
  const [old] = (await plans.issue()).invoices;
  const { mayor, seriesId } = plans;
  const plan = {
    id: randomUUID(),
    seriesId,
    about: old?.id ?? "none",
    count: 7,
    first: "2026-11-20",
    words: "",
  };
  await createPlan(mayor, { ...plan, total: 21_000 }, listAtBank);
  await plans.meal(leo, "2026-11-05", { amount: 7_000 });
  const [recent] = (await plans.issue("2026-11", "2026-12-01")).invoices;
  const page = (await (await paul()).open(`/caen/agents/personnes/${madeleine.personId}/factures`)).body;
  const labelsOf = (id: string | undefined) =>
    [...page.matchAll(new RegExp(`href="[^"]*encaisser\\?facture=${id}"[^>]*>(.*?)</a>`, "gs"))].map(
      ([, label = ""]) => text(label).trim(),
    );
  expect(labelsOf(old?.id)).toEqual(["Encaisser pour l’échéancier – Léo", "Encaisser – Léo"]);
  expect(labelsOf(recent?.id)).toEqual(["Encaisser (hors de l’échéancier) – Léo"]);
  const [own] = await listOwnPlans(madeleine, madeleine.personId);
  await taking.take({
    personId: leo.personId,
    accountId: leo.accountId,
    amount: 3_000,
    ...(old ? { invoiceId: old.id } : {}),
  });
  const [after] = await listOwnPlans(madeleine, madeleine.personId);
  expect([own?.paidCents, after?.paidCents]).toEqual([0, 3_000]);
});
