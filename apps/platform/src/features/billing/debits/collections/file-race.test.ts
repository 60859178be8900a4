import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { refundServiceTransfer } from "../../../ledger/counters/index.ts";
import {
  createPlan,
  creditInvoice,
  type InvoiceId,
  listOwnPlans,
  readInvoice,
  readToPlan,
} from "../../invoices/index.ts";
import type { Canteen, Someone } from "../../invoices/testing/a-canteen.ts";
import { issueMonth } from "../../invoices/testing/issue-month.ts";
import { listAtBank, sendCollection, startCollectionPreparation } from "../index.ts";
import { aDirectDebit } from "../testing/a-direct-debit.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());

/** Transactions that wait for another one. */
const countWaiting = async () => {
  const [row] = await house.sqlAs<{ count: number }>(
    "owner",
    `select count(distinct pid)::int as count from pg_locks where not granted
      and pid in (select pid from pg_stat_activity where datname = current_database())`,
  );
  return row?.count ?? 0;
};

/** What somebody else begins while the bank's file of this invoice is being made, and ends once it is. */
async function whileTheFileIsMade(
  slug: string,
  begin: (story: {
    readonly canteen: Canteen;
    readonly zoe: Someone;
    readonly invoiceId: InvoiceId;
  }) => Promise<{ readonly ends: Promise<unknown> }>,
) {
  house.clock.set("2026-10-01T08:00:00Z");
  const { id: town } = await aTown(house, { slug, name: "Ville de Caen" });
  const direct = await aDirectDebit(house, town, "FCANTINE");
  const { canteen, regie } = direct;
  const zoe = await canteen.parent();
  await canteen.meal(await canteen.child([zoe]), "2026-10-06", { amount: 6_000 });
  const [invoice] = (await canteen.issue()).invoices;
  if (!invoice) throw new TypeError("an invoice is expected");
  const mandateId = await direct.sign(zoe);
  const { collection } = await startCollectionPreparation(regie.regisseur, {
    id: parseId<"debitCollection">(randomUUID()),
    seriesId: canteen.seriesId,
    collectOn: "2026-12-07",
  });
  const [held, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = house.system(town).transaction(async (tx) => {
    await tx
      .withTables<{ direct_debit_mandate: { id: string } }>()
      .selectFrom("direct_debit_mandate")
      .select("id")
      .where("id", "=", mandateId)
      .forUpdate()
      .execute();
    held.resolve();
    await gate.promise;
  });
  await held.promise;
  const sending = sendCollection(regie.regisseur, collection.id);
  await vi.waitFor(async () => expect(await countWaiting()).toBe(1), 60_000);
  const { ends } = await begin({ canteen, zoe, invoiceId: invoice.id });
  await vi.waitFor(async () => expect(await countWaiting()).toBe(2), 60_000);
  gate.resolve();
  await holding;
  expect((await sending).state).toBe("sent");
  await ends;
  return { canteen, zoe, invoiceId: invoice.id };
}

test("a plan asked for while the bank’s file is made waits for it, and is not promised: the bank takes the whole", async () => {
  const { zoe } = await whileTheFileIsMade("caen", async ({ canteen: { mayor, seriesId }, invoiceId }) => {
    const { leftCents: total } = await readToPlan(mayor, { seriesId, about: invoiceId });
    const plan = { id: randomUUID(), seriesId, about: invoiceId, total, words: "" };
    const agreeing = createPlan(mayor, { ...plan, count: 3, first: "2026-11-20" }, listAtBank);
    return { ends: expect(agreeing).rejects.toThrow("invoices.plan_debited") };
  });
  expect(await listOwnPlans(zoe, zoe.personId)).toHaveLength(0);
});

test("a credit note written while the bank’s file is made waits for it, and is sent once its agent read that the bank takes the whole", async () => {
  const id = parseId<"invoice">(randomUUID());
  const reason = "Zoé était absente.";
  const { canteen, zoe, invoiceId } = await whileTheFileIsMade(
    "lyon",
    async ({ canteen: { mayor }, invoiceId: about }) => {
      const crediting = creditInvoice(mayor, { id, invoiceId: about, reason }, listAtBank);
      return { ends: expect(crediting).rejects.toThrow("invoices.credit_debited") };
    },
  );
  const standing = async () => (await readInvoice(zoe, { personId: zoe.personId, id: invoiceId })).standing;
  expect(await standing()).toMatchObject({ left: 6_000 });
  const note = await creditInvoice(canteen.mayor, { id, invoiceId, reason, isDebitRead: true }, listAtBank);
  expect(note.totalCents).toBe(6_000);
  expect(await standing()).toMatchObject({ state: "cancelled" });
});

test("so does the credit note of a month that is sent, of what a service gave back: it is written once the file is made", async () => {
  const { zoe, invoiceId } = await whileTheFileIsMade(
    "nantes",
    async ({ canteen, zoe: payer, invoiceId: id }) => {
      const { mayor, seriesId, purse } = canteen;
      const { content } = await readInvoice(payer, { personId: payer.personId, id });
      const about = content.lines[0]?.transferId ?? parseId<"counterTransfer">("none");
      const given = { counterId: purse.counterId, key: randomUUID(), about };
      await refundServiceTransfer(purse.system, purse.canteen, given);
      const sending = issueMonth(mayor, { seriesId, month: "2026-10" }, listAtBank);
      return { ends: expect(sending).resolves.toMatchObject({ creditNotes: { length: 1 }, failed: 0 }) };
    },
  );
  const read = await readInvoice(zoe, { personId: zoe.personId, id: invoiceId });
  expect(read.creditNotes).toHaveLength(1);
  expect(read.standing).toMatchObject({ state: "cancelled" });
});
