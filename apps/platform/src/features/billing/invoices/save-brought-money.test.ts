import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { rewriteRows } from "../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { endAccountSharing } from "../../ledger/counters/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { listDebited } from "../debits/index.ts";
import {
  receiveDebit,
  refundMoney,
  resolveOperation,
  setOnlineAccount,
  setSimulatedOutcome,
  startTopUp,
} from "../payments/index.ts";
import { type ARegie, aRegie } from "../payments/testing/a-regie.ts";
import { asked, operationIn } from "../payments/testing/asked-online.ts";
import { invoicesContribution, listInvoices, sendLateReminders, setReminders, whoOwes } from "./index.ts";
import { createBroughtRow } from "./store/brought.ts";
import { aCanteen, type Canteen, type Member, type Someone } from "./testing/a-canteen.ts";

// One account of a child, whom two pay one after the other: money pays first the invoices of who brings it,
// that are there when it comes. None that follows takes anything from one before it.

let house: TestRuntime;
let towns = 0;
let caen: Canteen;
let regie: ARegie;
let jeanne: Someone;
let karim: Someone;
let leo: Member;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  towns += 1;
  house.clock.set("2026-08-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  caen = await aCanteen(house, id);
  regie = await aRegie(house, id, caen.purse);
  jeanne = await caen.parent();
  karim = await caen.parent({ given_name: "Karim" });
  leo = await aChildOfBoth();
  await setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "simulator",
    clientNumber: "012345",
    mode: "test",
  });
});

/** Karim, their father, lives elsewhere. */
async function aChildOfBoth(facts: Parameters<Canteen["child"]>[1] = {}): Promise<Member> {
  const child = await caen.child([jeanne], { shared: true, together: true, ...facts });
  const agent = await anAgent(house, caen.town, ["reception", "validator"], "Basile Rainette");
  await agent.transaction(async (tx) => {
    const link = { representativeId: karim.personId, representedId: child.personId };
    const edge = await addRepresentation(tx, agent, { ...link, kind: "parental_authority" });
    await validateRepresentation(agent, { id: edge, evidence: { kind: "family_record_book" } });
  });
  return child;
}

/** Jeanne owes what her son ate in September, 300 €; Karim what he ate in October, 70 €. */
async function bothOwe(): Promise<void> {
  await caen.meal(leo, "2026-09-07", { amount: 30_000 });
  await caen.issue("2026-09", "2026-10-01");
  await caen.namePayer(leo, karim, "2026-10-01");
  await caen.meal(leo, "2026-10-09", { amount: 7_000 });
  await caen.issue();
}

const leftOf = async (who: Someone): Promise<number> =>
  (await listInvoices(who, who.personId)).reduce((sum, { standing }) => sum + (standing?.left ?? 0), 0);
const left = async () => [await leftOf(jeanne), await leftOf(karim)];

/** What is left of each of their invoices, the oldest first. */
const eachOf = async (who: Someone): Promise<readonly (number | undefined)[]> =>
  (await listInvoices(who, who.personId)).map(({ standing }) => standing?.left).toReversed();

/** From their space, for the child's account. */
async function payOnline(who: Someone, amount: number, child: Member = leo): Promise<void> {
  const { page } = await startTopUp(who, asked(child, { amount }));
  const operation = operationIn(page);
  await setSimulatedOutcome(caen.purse.system, { operation, state: "paid" });
  for (const _ of [1, 2]) await resolveOperation(caen.purse.system, operation);
}

/** At the till, on the page of who shares the account. */
const payAtTill = (who: { readonly personId: Someone["personId"] }, amount: number) =>
  regie.take({ personId: who.personId, accountId: leo.accountId, amount });

test("what each pays online is counted to their own invoices; more than they owe pays what is oldest", async () => {
  await bothOwe();
  expect(await left()).toEqual([30_000, 7_000]);
  await payOnline(karim, 5_000);
  expect(await left()).toEqual([30_000, 2_000]);
  await payOnline(jeanne, 10_000);
  expect(await left()).toEqual([20_000, 2_000]);
  await payOnline(karim, 3_000);
  expect(await left()).toEqual([19_000, 0]);
});

test("a receipt for one of them pays theirs; one for the child pays what is oldest", async () => {
  await bothOwe();
  await payAtTill(jeanne, 10_000);
  expect(await left()).toEqual([20_000, 7_000]);
  await payAtTill(leo, 1_000);
  expect(await left()).toEqual([19_000, 7_000]);
  await payOnline(karim, 7_000);
  expect(await left()).toEqual([19_000, 0]);
});

test("what is given back of a receipt pays nothing more: her next invoice is hers to pay, and not with his money", async () => {
  await bothOwe();
  const { id: aboutId } = await payAtTill(jeanne, 10_000);
  await payOnline(jeanne, 23_000);
  await payOnline(karim, 7_000);
  const { regieId } = regie;
  const back = { id: parseId<"payment">(randomUUID()), regieId, personId: jeanne.personId, aboutId };
  for (const _ of [1, 2])
    await refundMoney(regie.mandataire, { ...back, amount: 3_000, reason: "Versé deux fois." });
  expect(await left()).toEqual([0, 0]);
  await caen.namePayer(leo, jeanne, "2026-11-01");
  await caen.meal(leo, "2026-11-05", { amount: 3_000 });
  await caen.issue("2026-11", "2026-12-01");
  expect(await left()).toEqual([3_000, 0]);
});

test("a debit that is kept pays its invoice, though money brought for it before is taken back; what it did not need paid the oldest", async () => {
  await bothOwe();
  const invoiceId = (await listInvoices(karim, karim.personId))[0]?.invoice.id;
  if (!invoiceId) throw new TypeError("his invoice is expected");
  const { personId, accountId } = leo;
  const { transferId: about } = await regie.take({ personId, accountId, invoiceId, amount: 7_000 });
  const { system, counterId } = caen.purse;
  const { regieId } = regie;
  const debit = { id: parseId<"payment">(randomUUID()), regieId, counterId, accountId };
  const named = { invoiceId, payerId: karim.personId, payer: "Karim", by: "Odile" };
  for (const _ of [1, 2])
    await system.transaction((tx) => receiveDebit(tx, system, { ...debit, amount: 7_000, ...named }));
  expect(await left()).toEqual([23_000, 0]);
  await caen.purse.byHouse({ kind: "reverse", about, amount: 7_000, carried: 0 });
  expect(await left()).toEqual([30_000, 0]);
});

test("what one paid stays paid when the bank takes back the debit of the other", async () => {
  await bothOwe();
  const invoiceId = (await listInvoices(jeanne, jeanne.personId))[0]?.invoice.id;
  if (!invoiceId) throw new TypeError("her invoice is expected");
  const { system, counterId } = caen.purse;
  const debit = {
    id: parseId<"payment">(randomUUID()),
    regieId: regie.regieId,
    counterId,
    accountId: leo.accountId,
  };
  const named = { invoiceId, payerId: jeanne.personId, payer: "Jeanne", by: "Odile" };
  const { transferId: about } = await system.transaction((tx) =>
    receiveDebit(tx, system, { ...debit, amount: 30_000, ...named }),
  );
  await payAtTill(leo, 7_000);
  expect(await left()).toEqual([0, 0]);
  await caen.purse.byHouse({ kind: "reverse", about, amount: 30_000, carried: 0 });
  expect(await left()).toEqual([30_000, 0]);
});

test("money is credited though an invoice of the account does not open", async () => {
  await bothOwe();
  const altered = (await listInvoices(karim, karim.personId))[0]?.invoice.id;
  const content = randomBytes(64).toString("hex");
  await rewriteRows(house, "invoice", `update invoice set content = '\\x${content}' where id = '${altered}'`);
  await payAtTill(leo, 1_000);
  await payOnline(jeanne, 2_000);
  const [account] = await house.sqlAs<{ balance: string }>(
    "owner",
    "select balance::text from counter_account where id = $1",
    [leo.accountId],
  );
  expect(account?.balance).toBe("-34000");
});

test("what exceeds an invoice pays the other open invoices of who pays it, then the oldest of the account", async () => {
  await bothOwe();
  await caen.meal(leo, "2026-11-05", { amount: 2_000 });
  await caen.issue("2026-11", "2026-12-01");
  expect(await eachOf(karim)).toEqual([7_000, 2_000]);
  const invoiceId = (await listInvoices(karim, karim.personId))[0]?.invoice.id;
  if (!invoiceId) throw new TypeError("his invoice is expected");
  const from = { personId: leo.personId, accountId: leo.accountId, invoiceId };
  await regie.take({ ...from, amount: 3_000 });
  expect(await eachOf(karim)).toEqual([6_000, 0]);
  await regie.take({ ...from, amount: 10_000 });
  expect(await eachOf(karim)).toEqual([0, 0]);
  expect(await leftOf(jeanne)).toBe(26_000);
});

describe("an invoice that follows takes nothing from one before it", () => {
  test("of a child who comes of age: what their parent paid for years on their page stays paid, and theirs is theirs", async () => {
    const zoe = await caen.child([jeanne], { name: "Zoé", birthdate: "2008-11-15" });
    for (const [month, on] of [
      ["2026-09", "2026-10-01"],
      ["2026-10", "2026-11-02"],
    ] as const) {
      await caen.meal(zoe, `${month}-07`, { amount: 6_000 });
      await caen.issue(month, on);
      await regie.take({ personId: zoe.personId, accountId: zoe.accountId, amount: 6_000 });
    }
    expect(await eachOf(jeanne)).toEqual([0, 0]);
    await caen.meal(zoe, "2026-11-20", { amount: 6_000 });
    await caen.issue("2026-11", "2026-12-01");
    const own = {
      ...house.as({ kind: "person", personId: zoe.personId }, caen.town),
      personId: zoe.personId,
    };
    expect([await eachOf(jeanne), await eachOf(own)]).toEqual([[0, 0], [6_000]]);
    await regie.take({ personId: zoe.personId, accountId: zoe.accountId, amount: 5_000 });
    expect([await eachOf(jeanne), await eachOf(own)]).toEqual([[0, 0], [1_000]]);
    await setReminders(caen.mayor, { seriesId: caen.seriesId, days: [10] });
    house.clock.set("2026-12-16T08:10:00Z");
    await sendLateReminders(house.system(caen.town), listDebited);
    expect(await wasReminded(jeanne)).toBe(false);
  });

  test("of a couple where who pays changes: what one paid online for the other stays paid, and nobody is reminded of it", async () => {
    for (const [month, on] of [
      ["2026-08", "2026-09-01"],
      ["2026-09", "2026-10-01"],
      ["2026-10", "2026-11-02"],
    ] as const) {
      await caen.meal(leo, `${month}-07`, { amount: 10_000 });
      await caen.issue(month, on);
      await payOnline(karim, 10_000);
    }
    expect(await eachOf(jeanne)).toEqual([0, 0, 0]);
    await caen.namePayer(leo, karim, "2026-11-01");
    await caen.meal(leo, "2026-11-05", { amount: 10_000 });
    await caen.issue("2026-11", "2026-12-01");
    expect([await eachOf(jeanne), await eachOf(karim)]).toEqual([[0, 0, 0], [10_000]]);
    await setReminders(caen.mayor, { seriesId: caen.seriesId, days: [10] });
    house.clock.set("2026-12-16T08:10:00Z");
    await sendLateReminders(house.system(caen.town), listDebited);
    expect(await wasReminded(jeanne)).toBe(false);
    await payOnline(karim, 10_000);
    expect([await eachOf(jeanne), await eachOf(karim)]).toEqual([[0, 0, 0], [0]]);
  });

  test("of who stays on an account that the other left, owing nothing", async () => {
    await caen.meal(leo, "2026-08-07", { amount: 10_000 });
    await caen.issue("2026-08", "2026-09-01");
    await payOnline(karim, 10_000);
    await caen.namePayer(leo, karim, "2026-09-01");
    await caen.meal(leo, "2026-09-02", { amount: 5_000 });
    house.clock.set("2026-09-03T09:00:00Z");
    const ports = { carriedOf: async () => 0, whoOwes };
    await endAccountSharing(jeanne, { personId: jeanne.personId, accountId: leo.accountId }, ports);
    await caen.issue("2026-09", "2026-10-01");
    expect([await eachOf(jeanne), await eachOf(karim)]).toEqual([[0], [5_000]]);
  });
});

const wasReminded = async (who: Someone): Promise<boolean> => {
  const { entries } = await readPersonJournal(who, who.personId);
  return entries.some(({ action }) => action === "invoices.reminded");
};

test("online, on the page of a child of age who is invoiced there, it pays theirs", async () => {
  const zoe = await caen.child([jeanne], { name: "Zoé", birthdate: "2008-11-15" });
  await caen.meal(zoe, "2026-10-07", { amount: 6_000 });
  await caen.meal(zoe, "2026-11-20", { amount: 1_000 });
  await caen.issue("2026-11", "2026-12-01");
  const own = { ...house.as({ kind: "person", personId: zoe.personId }, caen.town), personId: zoe.personId };
  await payOnline(own, 1_000, zoe);
  expect([await eachOf(jeanne), await eachOf(own)]).toEqual([[6_000], [0]]);
});

test("erased, who paid two accounts by one invoice still paid each what it was: what the other owes of both stays what it was", async () => {
  const zoe = await aChildOfBoth({ name: "Zoé", shared: false, together: false });
  await caen.meal(leo, "2026-09-07", { amount: 5_000 });
  await caen.meal(zoe, "2026-09-07", { amount: 30_000 });
  await caen.namePayer(zoe, jeanne, "2026-09-01");
  await caen.issue("2026-09", "2026-10-01");
  for (const child of [leo, zoe]) await caen.namePayer(child, karim, "2026-10-01");
  await caen.meal(leo, "2026-10-09", { amount: 1_000 });
  await caen.meal(zoe, "2026-10-09", { amount: 2_000 });
  await caen.issue();
  expect(await eachOf(karim)).toEqual([3_000]);
  await payOnline(karim, 1_000, leo);
  await payOnline(karim, 2_000, zoe);
  expect(await left()).toEqual([35_000, 0]);
  const { system } = caen.purse;
  await system.transaction((tx) => invoicesContribution.erasePerson(tx, system, karim.personId));
  expect(await leftOf(jeanne)).toBe(35_000);
  await regie.take({ personId: jeanne.personId, accountId: leo.accountId, amount: 5_000 });
  expect(await leftOf(jeanne)).toBe(30_000);
});

test("nobody but the system reads or says it, and what was said is neither rewritten nor taken out", async () => {
  await bothOwe();
  await payOnline(karim, 5_000);
  const rows = await karim.transaction((tx) =>
    tx
      .withTables<{ invoice_brought: { mark: Buffer } }>()
      .selectFrom("invoice_brought")
      .selectAll()
      .execute(),
  );
  expect(rows).toEqual([]);
  const guest = await aPerson(house, caen.town);
  const row = {
    authority_id: caen.town,
    series_id: caen.seriesId,
    mark: randomBytes(32),
    content: randomBytes(64),
  };
  await expect(guest.transaction((tx) => createBroughtRow(tx, row))).rejects.toThrow(/row-level security/);
  for (const change of ["delete from invoice_brought", "update invoice_brought set content = '\\x00'"])
    await expect(house.sqlAs("owner", change)).rejects.toThrow(/never rewritten/);
  expect(await left()).toEqual([30_000, 2_000]);
});
