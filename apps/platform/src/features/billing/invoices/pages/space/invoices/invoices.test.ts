import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { listAtBank } from "../../../../debits/index.ts";
import { setOnlineAccount } from "../../../../payments/index.ts";
import { aRegie } from "../../../../payments/testing/a-regie.ts";
import { createPlan, creditInvoice, endEase, listEases } from "../../../index.ts";
import { aCanteen, type Canteen } from "../../../testing/a-canteen.ts";

let home: SpaceHouse;
let canteen: Canteen;
const INVOICES = "/caen/espace/factures";
const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");

beforeAll(async () => {
  home = await spaceHouse();
  home.house.clock.set("2026-10-01T08:00:00Z");
  canteen = await aCanteen(home.house, home.caen);
});
afterAll(() => home?.house.close());

test("somebody reads what they have to pay, line by line, what to do next and who helps; and takes the PDF", async () => {
  const jeanne = await canteen.parent();
  const leo = await canteen.child([jeanne]);
  await canteen.meal(leo, "2026-10-05", { label: "Repas du midi" });
  const [invoice] = (await canteen.issue()).invoices;
  const browser = await home.server.signedIn(jeanne);
  expect((await browser.open("/caen/espace/services")).body).toContain(`href="${INVOICES}"`);
  const start = text((await browser.open("/caen/espace")).body);
  expect(start).toContain("3,50 € à payer");
  expect(start).toContain("Avant le mercredi 2 décembre 2026.");
  expect(start).not.toContain("Rien à faire pour l’instant");
  const list = text((await browser.open(INVOICES)).body);
  expect(list).toContain("Il vous reste 3,50 € à payer");
  expect(list).toContain("Facture d’octobre 2026");
  expect(list).toContain("3,50 € à payer avant le mercredi 2 décembre 2026");
  const ofChild = text((await browser.open(`${INVOICES}?pour=${leo.personId}`)).body);
  expect(ofChild).toMatch(
    /Aucune facture au nom de Léo.*Celles de votre famille sont à votre nom.*Voir mes factures/s,
  );
  expect(ofChild).not.toContain("Aucune facture pour l’instant");
  const shown = text((await browser.open(`${INVOICES}/${invoice?.id}`)).body);
  for (const said of [
    "Cantine, Repas du midi",
    "Léo – 3,50 €",
    invoice?.number ?? "no number",
    "Au guichet, en espèces ou par chèque, en disant quelle facture vous payez",
    "Le CCAS vous reçoit sans rendez-vous",
    "Quoi qu’il arrive, les enfants restent accueillis.",
  ])
    expect(shown).toContain(said);
  const pdf = await browser.bytes(`${INVOICES}/${invoice?.id}/facture.pdf`);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(text((await browser.open(`${INVOICES}/${invoice?.id}?lang=en`)).body)).toContain(
    "Invoice for October 2026",
  );
});

test("an invoice is paid online where its régie has an account: a button of each one, and what is owed is written already", async () => {
  const regie = await aRegie(home.house, home.caen, canteen.purse);
  const jeanne = await canteen.parent();
  const leo = await canteen.child([jeanne]);
  await canteen.meal(leo, "2026-10-05");
  const [invoice] = (await canteen.issue()).invoices;
  const browser = await home.server.signedIn(jeanne);
  const page = `${INVOICES}/${invoice?.id}`;
  expect(text((await browser.open(page)).body)).not.toContain("Payer en ligne");
  const counters = `/caen/espace/compteurs?pour=${leo.personId}`;
  expect(text((await browser.open(counters)).body)).toContain("Ce compteur se paie à l’accueil");
  const { mayor, regieId } = regie;
  await setOnlineAccount(mayor, { regieId, provider: "simulator", clientNumber: "0", mode: "test" });
  const shown = (await browser.open(page)).body;
  expect(text(shown)).toContain("Payer en ligne : Léo");
  expect(shown).toContain(`href="${counters}"`);
  const owed = (await browser.open(counters)).body;
  expect(text(owed)).toContain("Vous devez 3,50 €");
  expect(owed).toContain('value="3,50"');
});

test("who left the account pays online what is left to them of it on the counter of their child, who holds it; who has no such child, at the desk", async () => {
  home.house.clock.set("2026-10-01T08:00:00Z");
  // Of their own: a month that is invoiced is over for the other stories.
  const own = await aCanteen(home.house, home.caen, { code: "GOUTER" });
  const { mayor, regieId } = await aRegie(home.house, home.caen, own.purse, { code: "GOUTER" });
  await setOnlineAccount(mayor, { regieId, provider: "simulator", clientNumber: "0", mode: "test" });
  const jeanne = await own.parent();
  const karim = await own.parent({ given_name: "Karim" });
  const leo = await own.child([jeanne], { together: true, shared: true, birthdate: "2008-12-15" });
  const [invoice] = (await own.leftAndInvoiced(jeanne, karim, leo)).invoices;
  const browser = await home.server.signedIn(jeanne);
  const shown = (await browser.open(`${INVOICES}/${invoice?.id}`)).body;
  expect(shown).toContain(`href="/caen/espace/compteurs?pour=${leo.personId}"`);
  expect(text((await browser.open("/caen/espace/compteurs")).body)).toContain(
    "N’ouvrez pas un autre compteur",
  );
  // He is of age: nobody for whom she acts holds it.
  home.house.clock.set("2026-12-20T08:00:00Z");
  const later = await home.server.signedIn(jeanne);
  const alone = (await later.open(`${INVOICES}/${invoice?.id}`)).body;
  expect(text(alone)).toContain(
    "Au guichet, en espèces ou par chèque : dites que vous avez quitté ce compteur",
  );
  expect(alone).not.toContain("Payer en ligne");
});

test("once the date has passed, nothing frightens: what is left, and who helps", async () => {
  const jeanne = await canteen.parent();
  await canteen.meal(await canteen.child([jeanne]), "2026-10-05");
  await canteen.issue();
  home.house.clock.set("2027-01-15T08:00:00Z");
  const shown = text((await (await home.server.signedIn(jeanne)).open(INVOICES)).body);
  expect(shown).toContain("La date est passée : il reste 3,50 €");
  expect(shown).not.toMatch(/poursuite|huissier|sanction|exclu|suspen|sous peine/i);
});

test("a credit note says which invoice it mends, and why", async () => {
  const jeanne = await canteen.parent();
  await canteen.meal(await canteen.child([jeanne]), "2026-10-05");
  const [invoice] = (await canteen.issue("2026-10", "2027-01-15")).invoices;
  if (!invoice) throw new TypeError("an invoice is expected");
  const id = parseId<"invoice">(randomUUID());
  await creditInvoice(canteen.mayor, { id, invoiceId: invoice.id, reason: "Léo était absent." }, listAtBank);
  const browser = await home.server.signedIn(jeanne);
  const note = text((await browser.open(`${INVOICES}/${id}`)).body);
  expect(note).toContain("Léo était absent.");
  expect(note).toContain(invoice.number);
  const list = text((await browser.open(INVOICES)).body);
  expect(list).toContain("Annulée : un avoir la rend en entier");
  expect(list).toContain("Vous n’avez rien à payer");
  const pdf = await browser.bytes(`${INVOICES}/${id}/facture.pdf`);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
});

test("who finds it hard to pay says so in a line, reads that nothing leaves until an agent answers, then the answer", async () => {
  const jeanne = await canteen.parent();
  await canteen.meal(await canteen.child([jeanne]), "2026-10-05");
  await canteen.issue("2026-10", "2027-01-15");
  const browser = await home.server.signedIn(jeanne);
  expect((await browser.open(INVOICES)).body).toContain(`href="${INVOICES}/aide"`);
  await browser.open(`${INVOICES}/aide`);
  const long = await browser.submit({ texte: "x".repeat(501) });
  expect([long.status, long.body]).toEqual([422, expect.stringContaining("x".repeat(501))]);
  const asked = text((await browser.submit({ texte: "Je peux payer un euro par mois." })).body);
  expect(asked).toContain("d’ici là, aucun rappel ne part");
  expect(text((await browser.open(INVOICES)).body)).toContain("Vous nous l’avez dit le 15 janvier 2027");
  const { eases } = await listEases(canteen.mayor, canteen.seriesId);
  await endEase(canteen.mayor, { id: eases[0]?.id ?? "", answer: "Entendu.", until: "2027-02-28" });
  const read = text((await browser.open(INVOICES)).body);
  expect(read).toContain("Notre réponse : Entendu.");
  expect(read).toContain("Aucun rappel ne part jusqu’au 28 février 2027.");
  const stranger = await home.server.signedIn(await canteen.parent());
  expect((await stranger.open(`${INVOICES}/aide?pour=${jeanne.personId}`)).status).toBe(403);
  await stranger.open(`${INVOICES}/aide`);
  expect((await stranger.submit({ texte: "Pour voir." })).status).toBe(422);
});

test("nobody reads another’s; what is no invoice is not found", async () => {
  const jeanne = await canteen.parent();
  await canteen.meal(await canteen.child([jeanne]), "2026-10-05");
  const [invoice] = (await canteen.issue("2026-10", "2027-01-16")).invoices;
  const stranger = await home.server.signedIn(await canteen.parent());
  expect((await stranger.open(`${INVOICES}/${invoice?.id}`)).status).toBe(404);
  expect((await stranger.open(`${INVOICES}/${invoice?.id}/facture.pdf`)).status).toBe(404);
  expect((await stranger.open(`${INVOICES}/${invoice?.id}?pour=${jeanne.personId}`)).status).toBe(403);
  expect((await stranger.open(`${INVOICES}/x`)).status).toBe(404);
  expect(text((await stranger.open(INVOICES)).body)).toContain("Aucune facture pour l’instant");
});

test("a family that pays in several times reads what comes next first, each day, what is paid, and whom to tell when it is hard", async () => {
  const jeanne = await canteen.parent();
  const leo = await canteen.child([jeanne]);
  await canteen.meal(leo, "2026-10-05", { amount: 9_000 });
  const [invoice] = (await canteen.issue()).invoices;
  const { mayor, seriesId } = canteen;
  const plan = { id: randomUUID(), seriesId, about: invoice?.id ?? "", words: "Comme convenu." };
  await createPlan(mayor, { ...plan, total: 9_000, count: 3, first: "2026-11-20" }, listAtBank);
  await canteen.purse.byHouse({ kind: "credit", accountId: leo.accountId, amount: 4_000 });
  const browser = await home.server.signedIn(jeanne);
  const shown = text((await browser.open(INVOICES)).body);
  for (const said of [
    "Prochaine échéance : 20,00 € le 20 décembre 2026",
    "Payé : 40,00 € sur 90,00 €",
    "Payée en partie",
    "rien n’est prélevé pour ces factures",
    "Ce mois est difficile",
  ])
    expect(shown).toContain(said);
  home.house.clock.set("2026-12-28T08:00:00Z");
  const late = text((await (await home.server.signedIn(jeanne)).open(INVOICES)).body);
  expect(late).toContain("20,00 € attendent depuis le 20 décembre 2026");
  expect(late).not.toMatch(/poursuite|huissier|sanction|exclu|sous peine/i);
});
