import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { createAccount } from "../../../../../access/access/index.ts";
import {
  listPayments,
  paymentsContribution,
  refundMoney,
  resolvePayment,
  setOnlineAccount,
  startTopUp,
} from "../../../../../billing/payments/index.ts";
import { aPayfip, type Payfip } from "../../../../../billing/payments/testing/a-payfip.ts";
import { type ARegie, aRegie } from "../../../../../billing/payments/testing/a-regie.ts";
import { createHousehold } from "../../../../../identity/households/index.ts";
import { computePairwiseSubject } from "../../../../../trust/keys/index.ts";
import { debit, listAccounts, openAccount } from "../../../index.ts";
import { aPurse, type Purse } from "../../../testing/a-purse.ts";

let home: SpaceHouse;
let payfip: Payfip;
let purse: Purse;
let regie: ARegie;
const COUNTERS = "/caen/espace/compteurs";
const FAMILY = "/caen/espace/famille";

beforeAll(async () => {
  payfip = await aPayfip();
  home = await spaceHouse({ payfipUrl: payfip.url });
  purse = await aPurse(home.house, home.caen);
  regie = await aRegie(home.house, home.caen, purse);
  await setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "simulator",
    clientNumber: "000000",
    mode: "test",
  });
});
afterAll(async () => {
  await home?.house.close();
  await payfip?.close();
});

const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

test("a parent begins a payment for their child, comes back too early, and is told the truth", async () => {
  const parent = await home.jeanne();
  const child = await home.childOf(parent);
  const accountId = await openAccount(parent, { personId: child, counterId: purse.counterId });
  const browser = await home.server.signedIn(parent);
  await browser.open(`${COUNTERS}?pour=${child}`);
  const action = `${COUNTERS}/recharger`;
  const refused = await browser.submit({ [`montant-${accountId}`]: "rien" }, { action });
  expect(refused.status).toBe(422);
  expect(text(refused.body)).toContain("Ce montant n’est pas valable");
  await browser.submit({ [`montant-${accountId}`]: "20" }, { action });
  // The page of the simulator is of the site, which is not served here.
  expect(browser.shown.redirects[0]).toMatch(/^\/caen\/paiement-simule\/[0-9a-f-]+$/);
  const [asked] = await home.house.sqlAs<{ id: string }>(
    "owner",
    `select id from online_payment where account_id = '${accountId}'`,
  );
  // What the service keeps and says back holds no number of ours.
  const [kept] = await home.house.sqlAs<{ to: string }>(
    "owner",
    "select return_to as to from simulated_payment",
  );
  expect(kept?.to).toMatch(new RegExp(`${COUNTERS}/paiements/${asked?.id}$`));
  const back = new URL(kept?.to ?? "").pathname;
  expect(text((await browser.open(back)).body)).toContain("Le paiement est en cours");
  expect((await listAccounts(parent, child))[0]?.balance).toBe(0);
  await home.house.sqlAs("owner", "update simulated_payment set state = 'paid'");
  expect(text((await browser.open(back)).body)).toContain("Le compteur est rechargé");
  expect((await listAccounts(parent, child))[0]?.balance).toBe(2_000);
  const receipt = text((await browser.open(`${COUNTERS}/recus/${asked?.id}?pour=${child}`)).body);
  expect(receipt).toContain("vingt euros");
  expect((await listPayments(parent, child))[0]?.payment.words?.payer).toBe("Jeanne Lemoine");
  const stranger = await home.server.signedIn(await home.jeanne());
  expect((await stranger.open(back)).status).toBe(404);
  expect((await stranger.open(`${back}?pour=${child}`)).status).toBe(403);
  expect((await stranger.open(`${COUNTERS}/recus/${asked?.id}`)).status).toBe(404);
});

test("what a family used by member, and paid at home, at a kiosk, by cheque and in cash, is on one page", async () => {
  const parent = await home.jeanne();
  const child = await home.childOf(parent);
  const { counterId, system, canteen } = purse;
  const own = await openAccount(parent, { personId: parent.personId, counterId });
  const theirs = await openAccount(parent, { personId: child, counterId });
  const online = async (personId: typeof child, accountId: typeof own, amount: number, machine?: string) => {
    const id = parseId<"payment">(randomUUID());
    await startTopUp(parent, {
      id,
      personId,
      accountId,
      amount,
      payer: "Jeanne Lemoine",
      ...(machine === undefined ? {} : { machine }),
      returnTo: "https://caen.example/retour",
      notifyAt: "https://caen.example/avis",
    });
    await home.house.sqlAs("owner", "update simulated_payment set state = 'paid'");
    await resolvePayment(parent, { personId, id });
  };
  await online(parent.personId, own, 1_100);
  await online(child, theirs, 1_300, "Borne du hall");
  await regie.take({ personId: child, accountId: theirs, amount: 1_700 });
  const cheque = { bank: "La Poste", number: "0000123", drawer: "Jeanne Lemoine" };
  await regie.take({ personId: child, accountId: theirs, amount: 1_900, cheque });
  const take = (personId: typeof child, amount: number) =>
    debit(system, canteen, {
      counterId,
      subject: computePairwiseSubject(system, canteen.service, personId),
      amount,
      key: randomUUID(),
      label: "Repas",
    });
  await take(parent.personId, 410);
  await take(child, 230);
  await take(child, 230);
  const browser = await home.server.signedIn(parent);
  const shown = text((await browser.open(FAMILY)).body);
  for (const [means, amount] of [
    ["En ligne", "11,00 €"],
    ["À une borne", "13,00 €"],
    ["Espèces", "17,00 €"],
    ["Chèque", "19,00 €"],
  ])
    expect(shown).toMatch(new RegExp(`${means} ${amount}`));
  expect(shown).toContain("4,10 €");
  expect(shown).toContain("4,60 €");
  // The family's total of the month, beside each one's; and each payment under its own columns, with what it
  // pays.
  expect(shown).toContain("En tout, en euros 8,70 €");
  expect(shown).toMatch(/Recharge : Porte-monnaie cantine, Léo À une borne 13,00 €/);
  const tables = browser.shown.body.match(/<table.*?<\/table>/gs) ?? [];
  for (const table of tables) {
    const heads = table.match(/<th [^>]*scope="col"/g)?.length ?? 0;
    for (const row of table.match(/<tbody.*<\/tbody>/s)?.[0].match(/<tr.*?<\/tr>/gs) ?? [])
      expect(row.match(/<t[hd]/g)?.length, row).toBe(heads);
  }
  // The other parent learns that it was paid, and not where.
  const other = await home.jeanne({ given_name: "Julien" });
  await home.alsoParent(other, child);
  const second = text((await (await home.server.signedIn(other)).open(FAMILY)).body);
  expect(second).toContain("13,00 €");
  expect(second).not.toContain("À une borne 13,00 €");
});

test("who lives with children alone opens one counter for the household, which each reads", async () => {
  const parent = await home.jeanne();
  const child = await home.childOf(parent);
  const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
  const browser = await home.server.signedIn(parent);
  const { counterId } = purse;
  const shared = { compteur: counterId, foyer: "oui" };
  expect((await browser.open(COUNTERS)).body).not.toContain('name="foyer"');
  await agent.transaction((tx) =>
    createHousehold(tx, agent, {
      members: [
        { personId: parent.personId, role: "adult", sharePercent: 100 },
        { personId: child, role: "child", sharePercent: 100 },
      ],
    }),
  );
  expect((await browser.open(COUNTERS)).body).toContain('name="foyer"');
  expect(text((await browser.submit(shared)).body)).toContain("Le compteur est ouvert");
  const [own] = await listAccounts(parent, parent.personId);
  expect(own).toMatchObject({ shared: true });
  expect((await listAccounts(parent, child)).map(({ accountId }) => accountId)).toEqual([own?.accountId]);
});

test("the family's month adds up, and each parent sees the child's counter and not the other's", async () => {
  const parent = await home.jeanne();
  const child = await home.childOf(parent);
  const other = await home.jeanne({ given_name: "Julien" });
  await home.alsoParent(other, child);
  const { counterId } = purse;
  const accountId = await openAccount(parent, { personId: child, counterId });
  const own = await openAccount(other, { personId: other.personId, counterId });
  await regie.take({ personId: child, accountId, amount: 3_100 });
  await regie.take({ personId: other.personId, accountId: own, amount: 4_700 });
  const browser = await home.server.signedIn(parent);
  const shown = text((await browser.open(FAMILY)).body);
  expect(shown).toContain("31,00 €");
  expect(shown).not.toContain("47,00 €");
  expect(shown).toContain("2 personnes voient ce compteur");
  const second = await home.server.signedIn(other);
  const theirs = text((await second.open(FAMILY)).body);
  expect(theirs).toContain("31,00 €");
  expect(theirs).toContain("47,00 €");
  const nobody = await home.server.signedIn(await home.jeanne());
  expect(text((await nobody.open(FAMILY)).body)).toContain("Aucun compteur dans votre famille");
  expect(text((await browser.open(`${FAMILY}?lang=en`)).body)).toContain("The family’s month");
});

test("separated parents read what was paid for their child, and neither the other's cheque nor name", async () => {
  const parent = await home.jeanne();
  const child = await home.childOf(parent);
  const other = await home.jeanne({ given_name: "Julien", family_name: "Marchand" });
  await home.alsoParent(other, child);
  const accountId = await openAccount(parent, { personId: child, counterId: purse.counterId });
  const cheque = { bank: "Crédit normand de Vire", number: "7654321", drawer: "Paulette Lemoine" };
  const paid = await regie.take({ personId: child, accountId, cheque, payer: "Jeanne Lemoine" });
  const receipt = `${COUNTERS}/recus/${paid.id}?pour=${child}`;
  const theirs = text((await (await home.server.signedIn(other)).open(receipt)).body);
  expect(theirs).toContain(paid.number);
  expect(theirs).toContain("Ce nom n’est montré qu’à la personne qui a payé");
  for (const secret of [/Vire/, /7654321/, /Paulette/, /Jeanne Lemoine/]) expect(theirs).not.toMatch(secret);
  const own = text((await (await home.server.signedIn(parent)).open(receipt)).body);
  expect(own).toContain("Jeanne Lemoine");
  const taken = (who: Context) => who.transaction((tx) => paymentsContribution.exportPerson(tx, who, child));
  expect(JSON.stringify(await taken(other))).toContain(paid.number);
  expect(JSON.stringify(await taken(other))).not.toMatch(/Vire|7654321|Paulette|Jeanne/);
  const themselves = home.house.as({ kind: "person", personId: child }, home.caen);
  expect(JSON.stringify(await taken(themselves))).not.toMatch(/Vire|7654321|Paulette|Jeanne/);
  const given = {
    id: parseId<"payment">(randomUUID()),
    regieId: regie.regieId,
    personId: child,
    aboutId: paid.id,
  };
  const back = await refundMoney(regie.mandataire, { ...given, amount: 2_000, reason: "Rendu à Paulette" });
  const why = text(
    (await (await home.server.signedIn(other)).open(`${COUNTERS}/recus/${back.id}?pour=${child}`)).body,
  );
  expect(why).toContain(back.number);
  expect(why).not.toMatch(/Paulette|Vire|7654321|Nora/);
  expect(text((await (await home.server.signedIn(other)).open(FAMILY)).body)).not.toMatch(
    /Paulette|Vire|7654321/,
  );
});

test("who pays for themselves at the desk reads their cheque again", async () => {
  const payer = await home.jeanne();
  const accountId = await openAccount(payer, { personId: payer.personId, counterId: purse.counterId });
  const cheque = { bank: "Crédit normand de Vire", number: "7654321", drawer: "Jeanne Lemoine" };
  const paid = await regie.take({ personId: payer.personId, accountId, cheque, payer: "Jeanne Lemoine" });
  expect(paid.words?.payerId).toBe(payer.personId);
  const own = text((await (await home.server.signedIn(payer)).open(`${COUNTERS}/recus/${paid.id}`)).body);
  expect(own).toContain("7654321");
  const told = await payer.transaction((tx) => paymentsContribution.exportPerson(tx, payer, payer.personId));
  expect(JSON.stringify(told)).toContain("7654321");
});

test("by PayFiP, the form leads to the Treasury’s page, which the policy of ours lets it reach", async () => {
  const pool = await aPurse(home.house, home.caen);
  const own = await aRegie(home.house, home.caen, pool, { code: "PAYFIP" });
  const { regieId } = own;
  await setOnlineAccount(own.mayor, { regieId, provider: "payfip", clientNumber: "012345", mode: "test" });
  const parent = await home.jeanne();
  const accountId = await openAccount(parent, { personId: parent.personId, counterId: pool.counterId });
  const system = home.house.system(home.caen);
  const browser = await home.server.signedIn(parent);
  // Who has no address is told so: the service writes to its payers.
  await browser.open(COUNTERS);
  const action = `${COUNTERS}/recharger`;
  const refused = await browser.submit({ [`montant-${accountId}`]: "20" }, { action });
  expect(refused.status).toBe(422);
  await system.transaction((tx) =>
    createAccount(tx, system, { personId: parent.personId, email: "jeanne@courriel.example" }),
  );
  const { headers } = await browser.open(COUNTERS);
  const { origin } = new URL(home.house.runtime.ports.payments.payfip.page);
  expect(headers["content-security-policy"]).toContain(`form-action 'self' ${origin}`);
  const { redirects } = await browser.submit({ [`montant-${accountId}`]: "20" }, { action });
  expect(redirects.at(-1)).toMatch(/\/tpa\/paiementws\.web\?idop=op-\d+$/);
});

test("online, who paid reads it, and the other parent reads that it was paid", async () => {
  const parent = await home.jeanne();
  const child = await home.childOf(parent);
  const other = await home.jeanne({ given_name: "Julien", family_name: "Marchand" });
  await home.alsoParent(other, child);
  const accountId = await openAccount(parent, { personId: child, counterId: purse.counterId });
  const browser = await home.server.signedIn(parent);
  await browser.open(`${COUNTERS}?pour=${child}`);
  await browser.submit({ [`montant-${accountId}`]: "20" }, { action: `${COUNTERS}/recharger` });
  const [asked] = await home.house.sqlAs<{ id: string }>(
    "owner",
    `select id from online_payment where account_id = '${accountId}'`,
  );
  await home.house.sqlAs("owner", "update simulated_payment set state = 'paid'");
  await browser.open(`${COUNTERS}/paiements/${asked?.id}?pour=${child}`);
  const receipt = `${COUNTERS}/recus/${asked?.id}?pour=${child}`;
  expect(text((await browser.open(receipt)).body)).toContain("Jeanne Lemoine");
  const theirs = text((await (await home.server.signedIn(other)).open(receipt)).body);
  expect(theirs).toContain("vingt euros");
  expect(theirs).not.toContain("Jeanne");
});

test("a parent who closed the page of the payment finds it again beside what it refuses", async () => {
  const small = await aPurse(home.house, home.caen, { ceiling: 5_000 });
  const till = await aRegie(home.house, home.caen, small, { code: "PETITE" });
  const how = { provider: "simulator", clientNumber: "000000", mode: "test" } as const;
  await setOnlineAccount(till.mayor, { regieId: till.regieId, ...how });
  const parent = await home.jeanne();
  const accountId = await openAccount(parent, { personId: parent.personId, counterId: small.counterId });
  const browser = await home.server.signedIn(parent);
  const pay = async (amount: string) => {
    await browser.open(COUNTERS);
    return browser.submit({ [`montant-${accountId}`]: amount }, { action: `${COUNTERS}/recharger` });
  };
  await pay("30");
  const [begun] = browser.shown.redirects;
  const refused = await pay("40");
  expect(refused.status).toBe(422);
  expect(text(refused.body)).toContain("Un autre de vos paiements est en cours");
  expect(text(refused.body)).toContain("Terminer votre paiement de 30,00 €");
  expect(refused.body).toContain(`href="${begun}"`);
  expect((await browser.open(COUNTERS)).body).not.toContain(`href="${begun}"`);
});
