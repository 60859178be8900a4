import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { listPayments } from "../../../../../billing/payments/index.ts";
import { setSupportKinds } from "../../../../../cards/supports/index.ts";
import { findLiveGrant, withdrawGrant } from "../../../../../consent/consent/index.ts";
import { listOwnPasses } from "../../../index.ts";
import { aYouthPass, type Member, type YouthPass } from "../../../testing/a-youth-pass.ts";

// Samir has no computer: at the desk he is joined to the youth pass, pays ten euros, and leaves with a card
// to show at the cinema.

let desk: Desk;
let pass: YouthPass;
let nora: Browser;
let samir: Member;

beforeAll(async () => {
  desk = await aDesk();
  pass = await aYouthPass(desk.house, desk.caen.id);
  await setSupportKinds(pass.mayor, { kinds: ["printed"], version: 0 });
  nora = await desk.server.signedIn(pass.regie.mandataire);
});
afterAll(() => desk?.house.close());
beforeEach(async () => {
  samir = await pass.young({ name: "Samir" });
});

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const page = () => `/caen/agents/personnes/${samir.personId}/pass`;
const act = (name: string) => `${page()}/${pass.passId}/${name}`;
const standing = async () => (await listOwnPasses(samir, samir.personId))[0]?.standing;

test("from the person's page: joined, ten euros in cash, open, and a card to print", async () => {
  const sheet = await nora.open(`/caen/agents/personnes/${samir.personId}?motif=help_at_desk`);
  expect(sheet.body).toContain(page());
  expect(plain((await nora.open(page())).body)).toContain("Pas encore demandé");
  const joined = await nora.submit({}, { action: act("demander") });
  expect(plain(joined.body)).toMatch(/Le pass est demandé .* Adhésion à payer/);
  const opened = await nora.submit({ moyen: "cash", payeur: "Samir Benali" }, { action: act("ouvrir") });
  expect(plain(opened.body)).toMatch(/Le pass est ouvert .* Place de cinéma : 2 sur 2/);
  expect(await standing()).toBe("open");
  const payments = await listPayments(samir, samir.personId);
  expect(payments.map(({ payment }) => [payment.means, payment.amount])).toEqual([["cash", 1_000]]);
  const carded = await nora.submit({}, { action: `/caen/agents/personnes/${samir.personId}/supports` });
  expect(carded.body).toContain("carte.pdf");
  expect((await nora.open(page())).body).toContain("carte.pdf");
});

test("whoever has not agreed yet does so at the desk; what the desk does not see asks first that they be there", async () => {
  const lila = await aPerson(desk.house, desk.caen.id, {
    validated: { given_name: "Lila", family_name: "Benali", birthdate: "2006-05-09" },
  });
  const { body } = await nora.open(`/caen/agents/personnes/${lila.personId}/pass`);
  expect(plain(body)).toContain("Son accord manque");
  const services = `/caen/agents/personnes/${lila.personId}/services`;
  const [, agree = ""] = new RegExp(`href="(${services}[^"]*)"`).exec(body) ?? [];
  expect(agree).toBe(`${services}/ouvrir/pass-jeunes`);
  expect((await nora.open(agree)).status).toBe(200);
  // As the page of a pass of another authority does.
  await nora.open(`${services}?service=${pass.serviceId}`);
  const untold = await nora.submit({ beside: "on" });
  expect(untold.status).toBe(422);
  const led = await nora.submit({ beside: "on", agrees: "on" });
  expect([led.status, led.url]).toEqual([200, `${services}/ouvrir/pass-jeunes`]);
});

test("by cheque, sent twice: one receipt; a cheque without its number is refused by its field, and nothing typed is lost", async () => {
  await nora.open(page());
  await nora.submit({}, { action: act("demander") });
  const short = { moyen: "cheque", banque: "Crédit normand", titulaire: "S. Benali", payeur: "Samir Benali" };
  const refused = await nora.submit(short, { action: act("ouvrir") });
  expect([refused.status, refused.body.includes('value="Crédit normand"')]).toEqual([422, true]);
  expect(await standing()).toBe("unpaid");
  const nouveau = /name="nouveau" value="([^"]+)"/.exec(refused.body)?.[1] ?? "";
  const whole = { ...short, numero: "1234567", nouveau, du: "1000" };
  for (const _ of [1, 2]) await nora.post(act("ouvrir"), whole);
  expect(await standing()).toBe("open");
  const payments = await listPayments(samir, samir.personId);
  expect(payments.map(({ payment }) => payment.means)).toEqual(["cheque"]);
});

test("an amount that is no longer the one that was read takes nothing: what is in the hand is what is recorded", async () => {
  await nora.open(page());
  await nora.submit({}, { action: act("demander") });
  const tried = await nora.submit({ moyen: "cash", payeur: "Samir", du: "900" }, { action: act("ouvrir") });
  expect(tried.status).toBe(422);
  expect(plain(tried.body)).toMatch(/a changé entre-temps.*Rien n’a été encaissé/);
  expect(tried.body).toContain('name="du" value="1000"');
  expect(await listPayments(samir, samir.personId)).toEqual([]);
});

test("ten euros in the hand, and nothing left to pay since the page was read: nothing is recorded", async () => {
  await nora.open(page());
  await nora.submit({}, { action: act("demander") });
  await pass.pay(samir);
  const tried = await nora.post(act("ouvrir"), { moyen: "cash", payeur: "Samir", du: "1000" });
  expect([tried.status, plain(tried.body)]).toEqual([
    422,
    expect.stringMatching(/a changé entre-temps.*Rien n’a été encaissé.*L’adhésion est payée/),
  ]);
  expect([await standing(), await listPayments(samir, samir.personId)]).toEqual([
    "unpaid",
    [expect.anything()],
  ]);
});

test("what would not open takes nothing: their agreement was withdrawn since the page was read", async () => {
  await nora.open(page());
  await nora.submit({}, { action: act("demander") });
  const { personId } = samir;
  const named = { personId, serviceId: pass.serviceId };
  const grant = await findLiveGrant(samir, named);
  if (!grant) throw new Error("they agreed a moment ago");
  await withdrawGrant(samir, { grantId: grant.id, personId });
  const tried = await nora.post(act("ouvrir"), { moyen: "cash", payeur: "Samir", du: "1000" });
  expect(tried.status).toBe(422);
  expect(await listPayments(samir, personId)).toEqual([]);
  const never = await pass.young({ name: "Ilan" });
  const at = `/caen/agents/personnes/${never.personId}/pass`;
  await nora.open(at);
  const unasked = await nora.post(`${at}/${pass.passId}/ouvrir`, {
    moyen: "cash",
    payeur: "Ilan",
    du: "1000",
  });
  expect([unasked.status, await listPayments(never, never.personId)]).toEqual([422, []]);
});

test("two pages at once, ten euros in each hand: one receipt, and the other is told to give the money back", async () => {
  await nora.open(page());
  await nora.submit({}, { action: act("demander") });
  const basile = await desk.server.signedIn(pass.regie.regisseur);
  await basile.open(page());
  await nora.open(page());
  const sent = { moyen: "cash", payeur: "Samir", du: "1000" };
  const both = await Promise.all([nora.post(act("ouvrir"), sent), basile.post(act("ouvrir"), sent)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  expect(plain(both.find(({ status }) => status === 422)?.body ?? "")).toContain("Rendez l’argent reçu");
  expect(await standing()).toBe("open");
  const payments = await listPayments(samir, samir.personId);
  expect(payments.map(({ payment }) => payment.amount)).toEqual([1_000]);
});

test("who is not named at the régie joins somebody, and takes nothing; what was paid before is not taken again", async () => {
  const desks = await desk.server.signedIn(
    await anAgent(desk.house, desk.caen.id, ["reception"], "Aline Colin"),
  );
  await desks.open(page());
  const joined = await desks.submit({}, { action: act("demander") });
  expect(plain(joined.body)).toContain("Un agent nommé à la régie encaisse l’adhésion");
  const tried = await desks.post(act("ouvrir"), { moyen: "cash", payeur: "Samir" });
  expect(tried.status).toBe(422);
  await pass.pay(samir);
  expect(plain((await desks.open(page())).body)).toContain("L’adhésion est payée");
  await desks.submit({}, { action: act("ouvrir") });
  expect(await standing()).toBe("open");
  expect(await listPayments(samir, samir.personId)).toHaveLength(1);
});

test("nobody is joined without being entitled, nor by somebody of their name", async () => {
  const old = await pass.young({ birthdate: "1980-05-09", name: "Paul" });
  const at = `/caen/agents/personnes/${old.personId}/pass`;
  const shown = await nora.open(at);
  expect(plain(shown.body)).toContain("Avoir 25 ans au plus, le 1er septembre 2026");
  expect(shown.body).not.toContain("/demander");
  const refused = await nora.post(`${at}/${pass.passId}/demander`, {});
  expect([
    refused.status,
    plain(refused.body).includes("Les conditions de ce pass ne sont pas remplies"),
  ]).toEqual([422, true]);
  const namesake = await desk.server.signedIn(
    await anAgent(desk.house, desk.caen.id, ["reception"], "Leïla Benali"),
  );
  await namesake.open(page());
  expect((await namesake.submit({}, { action: act("demander") })).status).toBe(403);
  expect(await standing()).toBe("none");
});
