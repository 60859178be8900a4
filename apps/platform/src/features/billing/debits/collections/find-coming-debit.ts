import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { formatLastFour } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { CounterAccountId, CounterId } from "../../../ledger/counters/index.ts";
import {
  type Invoice,
  type InvoiceSeriesId,
  type ListAtBank,
  type ListDebited,
  listInvoicesOfAccount,
} from "../../invoices/index.ts";
import { listCreditors } from "../creditor/creditor.ts";
import type { ComingDebit } from "../debit.ts";
import { toDebit, toDebitsSystem, toMandate } from "../read-rows.ts";
import { reserveMandatePayers } from "../reserve-mandate-payer.ts";
import { computePartsSum } from "../rules.ts";
import { findCollectionRow } from "../store/collections.ts";
import { listLiveInvoices, listLiveRows } from "../store/debits.ts";
import { findMandateRows } from "../store/mandates.ts";
import type { DebitRow } from "../store/tables.ts";
import { computeLeftToTake, type LeftToTake } from "./compute-left-to-take.ts";

/**
 * What a live debit takes, as things stand: none of what is paid in several times since, and no cent of what
 * was paid another way. Undefined once who pays is erased too. @param iban the account in force: the file is
 * made with it
 */
export async function findComingDebit(
  tx: Tx,
  system: Context,
  {
    seriesId,
    row,
    iban,
  }: { readonly seriesId: InvoiceSeriesId; readonly row: DebitRow; readonly iban?: string | undefined },
): Promise<ComingDebit | undefined> {
  const debit = toDebit(system, seriesId, row);
  const { content, invoiceId } = debit;
  const collection = content && (await findCollectionRow(tx, system.authorityId, debit.collectionId));
  if (!content || !collection) return undefined;
  const isSent = debit.state === "sent";
  const left: LeftToTake = isSent
    ? { parts: content.parts }
    : await computeLeftToTake(tx, system, { seriesId, debit, content });
  if (left.why === "planned") return undefined;
  const parts = left.parts ?? [];
  return {
    on: collection.collect_on,
    invoiceId,
    invoice: content.invoice,
    cents: isSent ? debit.cents : computePartsSum(parts),
    lastFour: formatLastFour(isSent ? content.iban : (iban ?? content.iban)),
    isSent,
    accountIds: parts.map(({ accountId }) => accountId),
  };
}

/** Of these invoices, those that a direct debit will pay: nobody is reminded of them. By the system. */
export const listDebited: ListDebited = async (tx, context, ids) => ({
  debited: await listLiveInvoices(tx, context.authorityId, ids),
});

/**
 * Of these invoices, those whose debit is with the bank: it is taken, whatever is agreed since. A file that
 * is being made is waited for, and none is made of them before the transaction ends. By the system.
 */
export const listAtBank: ListAtBank = async (tx, context, ids) => {
  const live = () => listLiveRows(tx, context.authorityId, ids);
  const mandateIds = (await live()).map(({ mandate_id }) => parseId<"mandate">(mandate_id));
  const mandates = await findMandateRows(tx, context.authorityId, [...new Set(mandateIds)]);
  await reserveMandatePayers(
    tx,
    context,
    mandates.map((row) => toMandate(context, row)),
  );
  const sent = (await live()).filter(({ state }) => state === "sent");
  return { atBank: new Set(sent.map(({ invoice_id }) => invoice_id)) };
};

/**
 * Use case: the direct debit that takes an invoice, when one does, for the agent who reads it. Throws
 * access.capability_missing.
 */
export async function findComingOfInvoice(
  context: Context,
  { id, seriesId }: Pick<Invoice, "id" | "seriesId">,
): Promise<ComingDebit | undefined> {
  requireCapability(context, "invoice.issue");
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const [row] = await listLiveRows(tx, system.authorityId, [id]);
    return row && findComingDebit(tx, system, { seriesId, row });
  });
}

/**
 * Use case: what direct debits take of the invoices of an account, whoever pays them, for the agent about to
 * take money for it; the soonest first. Throws access.capability_missing.
 */
export async function listComingOfAccount(
  context: Context,
  { counterId, accountId }: { readonly counterId: CounterId; readonly accountId: CounterAccountId },
): Promise<readonly Pick<ComingDebit, "on" | "invoice" | "cents" | "isSent">[]> {
  requireCapability(context, "payment.take");
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const found: ComingDebit[] = [];
    for (const { seriesId } of await listCreditors(tx, system)) {
      const ids = await listInvoicesOfAccount(tx, system, { seriesId, counterId, accountId });
      for (const row of await listLiveRows(tx, system.authorityId, ids)) {
        const one = await findComingDebit(tx, system, { seriesId, row });
        if (one?.accountIds.includes(accountId)) found.push(one);
      }
    }
    return found.toSorted((one, other) => one.on.localeCompare(other.on));
  });
}
