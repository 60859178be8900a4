import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { asId } from "../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { declareRepresentation, validateRepresentation } from "../households/index.ts";
import {
  beginTopUp,
  chooseOutcome,
  refundMoney,
  setOnlineAccount,
  settleOperation,
} from "../payments/index.ts";
import { type ARegie, aRegie } from "../payments/testing/a-regie.ts";
import { asked, operationIn } from "../payments/testing/asked-online.ts";
import { invoicesContribution, listInvoices, noteBrought } from "./index.ts";
import { aCanteen, type Canteen, type Member, type Someone } from "./testing/a-canteen.ts";

// Jeanne owes what her son ate in September, 300 €; Karim, his father, what he ate in October, 70 €. One account: who brings money pays what is theirs.

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
  house.clock.set("2026-09-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  caen = await aCanteen(house, id);
  regie = await aRegie(house, id, caen.purse);
  jeanne = await caen.parent();
  karim = await caen.parent({ given_name: "Karim" });
  leo = await caen.child([jeanne], { shared: true, together: true });
  const agent = await anAgent(house, id, ["reception", "validator"], "Basile Rainette");
  await agent.transaction(async (tx) => {
    const link = { representativeId: karim.personId, representedId: leo.personId };
    const edge = await declareRepresentation(tx, agent, { ...link, kind: "parental_authority" });
    await validateRepresentation(tx, agent, { id: edge, evidence: { kind: "family_record_book" } });
  });
  await caen.meal(leo, "2026-09-07", { amount: 30_000 });
  await caen.issue("2026-09", "2026-10-01");
  await caen.namePayer(leo, karim, "2026-10-01");
  await caen.meal(leo, "2026-10-09", { amount: 7_000 });
  await caen.issue();
  await setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "simulator",
    clientNumber: "012345",
    mode: "test",
  });
});

const leftOf = async (who: Someone): Promise<number> =>
  (await listInvoices(who, who.personId)).reduce((sum, { standing }) => sum + (standing?.left ?? 0), 0);
const left = async () => [await leftOf(jeanne), await leftOf(karim)];

/** From their space, for the child's account. */
async function payOnline(who: Someone, amount: number): Promise<void> {
  const { page } = await beginTopUp(who, asked(leo, { amount }));
  const operation = operationIn(page);
  await chooseOutcome(caen.purse.system, { operation, state: "paid" });
  for (const _ of [1, 2]) await settleOperation(caen.purse.system, operation);
}

/** At the till, on the page of who shares the account. */
const payAtTill = (who: { readonly personId: Someone["personId"] }, amount: number) =>
  regie.take({ personId: who.personId, accountId: leo.accountId, amount });

test("what each pays online is counted to their own invoices; more than they owe pays what is oldest", async () => {
  expect(await left()).toEqual([30_000, 7_000]);
  await payOnline(karim, 5_000);
  expect(await left()).toEqual([30_000, 2_000]);
  await payOnline(jeanne, 10_000);
  expect(await left()).toEqual([20_000, 2_000]);
  await payOnline(karim, 3_000);
  expect(await left()).toEqual([19_000, 0]);
});

test("a receipt for one of them pays theirs; one for the child pays what is oldest", async () => {
  await payAtTill(jeanne, 10_000);
  expect(await left()).toEqual([20_000, 7_000]);
  await payAtTill(leo, 1_000);
  expect(await left()).toEqual([19_000, 7_000]);
  await payOnline(karim, 7_000);
  expect(await left()).toEqual([19_000, 0]);
});

test("what is given back of a receipt pays nothing more: her next invoice is hers to pay, and not with his money", async () => {
  const { id: aboutId } = await payAtTill(jeanne, 10_000);
  await payOnline(jeanne, 23_000);
  await payOnline(karim, 7_000);
  const { regieId } = regie;
  const back = { id: asId<"payment">(randomUUID()), regieId, personId: jeanne.personId, aboutId };
  for (const _ of [1, 2])
    await refundMoney(regie.mandataire, { ...back, amount: 3_000, reason: "Versé deux fois." });
  expect(await left()).toEqual([0, 0]);
  await caen.namePayer(leo, jeanne, "2026-11-01");
  await caen.meal(leo, "2026-11-05", { amount: 3_000 });
  await caen.issue("2026-11", "2026-12-01");
  expect(await left()).toEqual([3_000, 0]);
});

test("erased, nothing says any more who brought it, and what the other owes stays what it was", async () => {
  await payOnline(karim, 5_000);
  await payAtTill(leo, 1_000);
  expect(await left()).toEqual([29_000, 2_000]);
  const brought = () =>
    house.sqlAs<{ payer: Buffer | null }>(
      "owner",
      "select payer from invoice_brought where authority_id = $1 order by payer nulls last",
      [caen.town],
    );
  expect((await brought()).every(({ payer }) => payer !== null)).toBe(true);
  const { system } = caen.purse;
  for (const { personId } of [karim, leo])
    await system.transaction((tx) => invoicesContribution.erasePerson(tx, system, personId));
  // Of the child, who was invoiced nothing, the row itself goes.
  expect(await brought()).toEqual([{ payer: null }]);
  expect(await leftOf(jeanne)).toBe(29_000);
  await payOnline(jeanne, 29_000);
  expect(await leftOf(jeanne)).toBe(0);
});

test("nobody but the system reads or says it, and what was said is neither rewritten nor taken out", async () => {
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
  const money = {
    counterId: caen.purse.counterId,
    accountId: leo.accountId,
    transferId: asId<"counterTransfer">(randomUUID()),
    cents: 99_999,
  };
  await expect(
    guest.transaction((tx) => noteBrought(tx, guest, { ...money, payerId: karim.personId })),
  ).rejects.toThrow(/row-level security/);
  for (const change of [
    "delete from invoice_brought",
    "update invoice_brought set content = '\\x00'",
    "update invoice_brought set payer = account",
  ])
    await expect(house.sqlAs("owner", change)).rejects.toThrow(/never rewritten/);
  expect(await left()).toEqual([30_000, 2_000]);
});
