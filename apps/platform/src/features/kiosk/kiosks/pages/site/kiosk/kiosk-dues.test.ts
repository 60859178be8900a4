import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../../../../app.ts";
import { sitePages } from "../../../../../../frames/site/index.ts";
import { type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../../../testing/builders.ts";
import { strictFeatures } from "../../../../../../testing/strict-features.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../../../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../../../../testing/test-server.ts";
import { listAtBank } from "../../../../../billing/debits/index.ts";
import { aDirectDebit, type DirectDebit } from "../../../../../billing/debits/testing/a-direct-debit.ts";
import { createPlan } from "../../../../../billing/invoices/index.ts";
import { setOnlineAccount } from "../../../../../billing/payments/index.ts";
import { registerEquipment } from "../../../../../cards/equipment/index.ts";
import { requestSupport, type SupportId, showSupportCode } from "../../../../../cards/supports/index.ts";
import { reserve } from "../../../../../ledger/counters/index.ts";
import { aPurse } from "../../../../../ledger/counters/testing/a-purse.ts";

// What a kiosk asks for: what its visitor has to pay today, as their space says it, and no more.

let house: TestRuntime;
let server: TestServer;
let town: Awaited<ReturnType<typeof aTown>>;
let caen: DirectDebit;
const KIOSK = "/caen/borne";
const text = (body: string) => body.replaceAll(/<[^>]*>/g, " ").replaceAll(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  house.clock.set("2026-10-01T08:00:00Z");
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur, Caen" })],
  });
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  caen = await aDirectDebit(house, town.id);
  const { mayor, regieId } = caen.regie;
  await setOnlineAccount(mayor, { regieId, provider: "simulator", clientNumber: "0", mode: "test" });
});
afterAll(() => house?.close());

const papers = new Map<PersonId, SupportId>();
async function paperOf(personId: PersonId): Promise<SupportId> {
  const known = papers.get(personId);
  if (known) return known;
  await house.sqlAs("owner", "update person set status = 'declared' where id = $1", [personId]);
  const id = parseId<"support">(randomUUID());
  await requestSupport(await anAgent(house, town.id, ["validator"]), { id, personId, kind: "printed" });
  papers.set(personId, id);
  return id;
}

async function aKiosk(): Promise<Browser> {
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  const id = parseId<"equipment">(randomUUID());
  const facts = { id, kind: "kiosk", name: "Borne", place: "Hall", deskId: town.deskId } as const;
  const { code: pairing } = await registerEquipment(mayor, facts);
  const browser = server.visitor();
  await browser.open(KIOSK);
  await browser.submit({ code: pairing }, { action: `${KIOSK}/relier` });
  return browser;
}

/** Shown at a kiosk, by a paper of theirs. */
async function visit(personId: PersonId, browser?: Browser): Promise<string> {
  const paper = await paperOf(personId);
  const { code } = await showSupportCode(house.as({ kind: "person", personId }, town.id), paper);
  return (await (browser ?? (await aKiosk())).post(`${KIOSK}/presenter`, { code })).body;
}

test("what a direct debit takes is not asked for, and no figure of the account is shown", async () => {
  const { parent } = await caen.family({ name: "Nour" });
  await caen.prepare("2026-11-20");
  const body = await visit(parent.personId);
  expect(text(body)).toContain("3,50 € seront prélevés le vendredi 20 novembre 2026 : rien à faire.");
  expect(text(body)).toContain("Payer d’avance");
  expect(text(body)).not.toMatch(/À payer|Recharger|finissant par|0189/);
  expect(body).not.toContain('value="3,50"');
});

test("what is to be paid by oneself is written already, and what nobody invoiced yet is asked of nobody", async () => {
  const parent = await caen.canteen.parent();
  const child = await caen.canteen.child([parent], { name: "Léo" });
  await caen.canteen.meal(child, "2026-10-05");
  expect(text(await visit(parent.personId))).toContain("Rien à payer ici aujourd’hui");
  await caen.canteen.issue();
  const body = await visit(parent.personId);
  expect(text(body)).toContain("À payer : 3,50 €.");
  expect(body).toContain('value="3,50"');
});

test("what is paid in several times is asked for as the rest: a hall reads it", async () => {
  const parent = await caen.canteen.parent();
  const child = await caen.canteen.child([parent], { name: "Zoé" });
  await caen.canteen.meal(child, "2026-10-06", { amount: 9_000 });
  const { invoices } = await caen.canteen.issue();
  const invoice = invoices.find(({ totalCents }) => totalCents === 9_000);
  const { mayor, seriesId } = caen.canteen;
  const plan = { id: randomUUID(), seriesId, about: invoice?.id ?? "", words: "" };
  await createPlan(mayor, { ...plan, total: 9_000, count: 3, first: "2026-11-20" }, listAtBank);
  const body = await visit(parent.personId);
  expect(text(body)).toContain("À payer : 30,00 €.");
  expect(text(body)).not.toMatch(/plusieurs fois|novembre/);
});

test("a copy of both cookies reads nothing once somebody finished, paid, or gave way to the next one", async () => {
  const { parent } = await caen.family({ name: "Ines" });
  const browser = await aKiosk();
  const copied = () => {
    const thief = server.visitor();
    for (const name of ["ardeco_borne", "ardeco_borne_visite"])
      thief.cookies.set(name, browser.cookies.get(name, KIOSK) ?? "", KIOSK);
    return thief;
  };
  const reads = async (thief: Browser) => (await thief.open(KIOSK)).body.includes("Ines");
  expect(await visit(parent.personId, browser)).toContain("Ines");
  const finished = copied();
  expect(await reads(copied())).toBe(true);
  await browser.submit({}, { action: `${KIOSK}/terminer` });
  expect(await reads(finished)).toBe(false);
  await visit(parent.personId, browser);
  const former = copied();
  await visit(parent.personId, browser);
  expect(await reads(former)).toBe(false);
  const shown = await browser.open(KIOSK);
  const [, account = ""] = /name="montant-([0-9a-f-]{36})"/.exec(shown.body) ?? [];
  const [, whose = ""] = /name="pour" value="([0-9a-f-]{36})"/.exec(shown.body) ?? [];
  const form = { compte: account, pour: whose, nouveau: randomUUID(), [`montant-${account}`]: "20" };
  const [paid, twice, third] = [copied(), copied(), copied()];
  expect([await reads(twice), await reads(third)]).toEqual([true, true]);
  expect(text((await browser.post(`${KIOSK}/recharger`, form)).body)).toContain("Montant : 20,00 €");
  expect(await reads(paid)).toBe(false);
  // The same form, sent twice, goes to the same payment; another one begins nothing.
  expect(text((await twice.post(`${KIOSK}/recharger`, form)).body)).toContain("Montant : 20,00 €");
  const other = await third.post(`${KIOSK}/recharger`, { ...form, nouveau: randomUUID() });
  expect(text(other.body)).toContain("Le temps est passé");
});

test("what a booking holds is not shown as what may be spent", async () => {
  const { holder, counterId, canteen, system } = await aPurse(house, town.id);
  const { personId, subject } = await holder(900);
  const until = new Date(house.clock.now().getTime() + 3_600_000);
  await reserve(system, canteen, { counterId, subject, amount: 900, until, key: randomUUID() });
  expect(text(await visit(personId))).toMatch(/Disponible : 0,00 € .*Solde 9,00 €, dont 9,00 € réservés/);
});
