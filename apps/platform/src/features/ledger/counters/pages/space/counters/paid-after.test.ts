import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { listAtBank, listMandates } from "../../../../../billing/debits/index.ts";
import { aDirectDebit, type DirectDebit } from "../../../../../billing/debits/testing/a-direct-debit.ts";
import { createPlan } from "../../../../../billing/invoices/index.ts";
import { setOnlineAccount } from "../../../../../billing/payments/index.ts";
import { addRepresentation, validateRepresentation } from "../../../../../identity/households/index.ts";
import { openAccount } from "../../../index.ts";

// What was consumed and is paid afterwards: the counter asks for what its reader has to pay today, and for
// nothing else.

let home: SpaceHouse;
let caen: DirectDebit;
const COUNTERS = "/caen/espace/compteurs";
const INVOICES = "/caen/espace/factures";
const text = (body: string) => body.replaceAll(/<[^>]*>/g, " ").replaceAll(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  home = await spaceHouse();
  home.house.clock.set("2026-10-01T08:00:00Z");
  caen = await aDirectDebit(home.house, home.caen);
  const { mayor, regieId } = caen.regie;
  await setOnlineAccount(mayor, { regieId, provider: "simulator", clientNumber: "0", mode: "test" });
});
afterAll(() => home?.house.close());

test("what a direct debit takes is not asked for, and whoever pays it all the same is asked whether they are sure", async () => {
  const { parent, child } = await caen.family({ name: "Nour" });
  const { collection } = await caen.prepare("2026-11-20");
  await caen.send(collection.id);
  const browser = await home.server.signedIn(parent);
  const { body } = await browser.open(`${COUNTERS}?pour=${child.personId}`);
  expect(text(body)).toContain(
    "3,50 € seront prélevés le vendredi 20 novembre 2026 sur le compte finissant par 0189 : rien à faire.",
  );
  expect(text(body)).not.toContain("Vous devez");
  expect(body).not.toContain('value="3,50"');
  const amount = { [`montant-${child.accountId}`]: "3,50" };
  const doubted = await browser.submit(amount, { action: `${COUNTERS}/recharger` });
  expect(text(doubted.body)).toContain("Un prélèvement de 3,50 € est prévu le vendredi 20 novembre 2026");
  expect(text(doubted.body)).toContain("Il est déjà à la banque");
  const mended = await browser.submit({ corriger: "oui" }, { action: `${COUNTERS}/recharger` });
  expect(mended.body).toContain('value="3,50"');
  await browser.submit(amount, { action: `${COUNTERS}/recharger` });
  const [, certain = ""] = /name="certain" value="([^"]+)"/.exec(browser.shown.body) ?? [];
  await browser.submit({ certain }, { action: `${COUNTERS}/recharger` });
  expect(browser.shown.redirects[0]).toMatch(/^\/caen\/paiement-simule\//);
});

test("a great amount is read twice, and another amount is asked again", async () => {
  const parent = await caen.canteen.parent();
  const child = await caen.canteen.child([parent]);
  const browser = await home.server.signedIn(parent);
  await browser.open(`${COUNTERS}?pour=${child.personId}`);
  const send = (amount: string, more = {}) =>
    browser.submit({ [`montant-${child.accountId}`]: amount, ...more }, { action: `${COUNTERS}/recharger` });
  expect(text((await send("2860")).body)).toContain("2 860,00 €, c’est beaucoup");
  const [, certain = ""] = /name="certain" value="([^"]+)"/.exec(browser.shown.body) ?? [];
  expect(text((await send("9860", { certain })).body)).toContain("9 860,00 €, c’est beaucoup");
  await browser.open(`${COUNTERS}?pour=${child.personId}`);
  await send("28,60");
  expect(browser.shown.redirects[0]).toMatch(/^\/caen\/paiement-simule\//);
});

test("the other parent, who is invoiced for nothing of it, owes nothing here", async () => {
  const jeanne = await caen.canteen.parent();
  const julien = await caen.canteen.parent({ given_name: "Julien" });
  const leo = await caen.canteen.child([jeanne, julien]);
  await caen.canteen.meal(leo, "2026-10-05");
  home.house.clock.set("2026-11-02T08:00:00Z");
  await caen.canteen.namePayer(leo, julien, "2026-10-01");
  await caen.canteen.issue();
  const counters = `${COUNTERS}?pour=${leo.personId}`;
  const hers = text((await (await home.server.signedIn(jeanne)).open(counters)).body);
  expect(hers).toContain("Vous n’avez rien à payer ici aujourd’hui");
  expect(hers).not.toContain("Vous devez");
  const his = await (await home.server.signedIn(julien)).open(counters);
  expect(text(his.body)).toContain("Vous devez 3,50 €");
  expect(his.body).toContain('value="3,50"');
});

test("a mandate bounded to the canteen is asked for nothing that a debit takes, and reads no bank account", async () => {
  const madeleine = await caen.canteen.parent({ given_name: "Madeleine" });
  const { personId } = madeleine;
  const { counterId, canteen } = caen.canteen.purse;
  const accountId = await openAccount(madeleine, { personId, counterId });
  await caen.canteen.meal({ personId, accountId }, "2026-10-05");
  await caen.canteen.issue();
  await caen.sign(madeleine);
  await caen.prepare("2026-11-24");
  const neighbour = await caen.canteen.parent({ given_name: "Odile" });
  const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
  await agent.transaction(async (tx) => {
    const id = await addRepresentation(tx, agent, {
      representativeId: neighbour.personId,
      representedId: personId,
      kind: "mandate",
      until: "2027-06-30",
      scope: [canteen.service.serviceId],
    });
    await validateRepresentation(agent, { id, evidence: { kind: "mandate" } });
  });
  const browser = await home.server.signedIn(neighbour);
  const { body } = await browser.open(`${COUNTERS}?pour=${personId}`);
  expect(text(body)).toContain("−3,50 €");
  expect(text(body)).not.toContain("Vous devez");
  expect(body).not.toContain('value="3,50"');
  expect(text(body)).toContain("seront prélevés le mardi 24 novembre 2026");
  expect(text(body)).not.toContain("finissant par");
  await expect(listMandates(neighbour, personId)).rejects.toThrow("households.cannot_act_for");
});

test("whoever pays in several times reads the next day everywhere, and goes and pays that amount", async () => {
  const parent = await caen.canteen.parent();
  const leo = await caen.canteen.child([parent], { name: "Léo" });
  const zoe = await caen.canteen.child([parent], { name: "Zoé" });
  await caen.canteen.meal(leo, "2026-10-05", { amount: 5_000 });
  await caen.canteen.meal(zoe, "2026-10-05", { amount: 4_000 });
  const { invoices } = await caen.canteen.issue();
  const invoice = invoices.find(({ totalCents }) => totalCents === 9_000);
  const { mayor, seriesId } = caen.canteen;
  const plan = { id: randomUUID(), seriesId, about: invoice?.id ?? "", words: "" };
  await createPlan(mayor, { ...plan, total: 9_000, count: 3, first: "2026-11-20" }, listAtBank);
  const browser = await home.server.signedIn(parent);
  const start = text((await browser.open("/caen/espace")).body);
  expect(start).toContain("30,00 € à payer Avant le vendredi 20 novembre 2026");
  expect(start).not.toContain("90,00 €");
  const list = await browser.open(INVOICES);
  expect(text(list.body)).toContain("Payée en plusieurs fois : 30,00 € avant le vendredi 20 novembre 2026");
  expect(text(list.body)).toContain("Payer 30,00 € en ligne : Léo");
  expect(text(list.body)).not.toContain("en ligne : Zoé");
  const piece = text((await browser.open(`${INVOICES}/${invoice?.id}`)).body);
  expect(piece).toContain("Prochaine échéance 30,00 €, avant le vendredi 20 novembre 2026");
  expect(piece).not.toContain("À payer avant le");
  const counters = await browser.open(`${COUNTERS}?pour=${leo.personId}`);
  expect(text(counters.body)).toContain(
    "Payé en plusieurs fois : 30,00 € avant le vendredi 20 novembre 2026.",
  );
  expect(counters.body).toContain('value="30"');
});
