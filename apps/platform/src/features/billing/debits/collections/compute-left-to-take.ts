import type { Context, Tx } from "../../../../kernel/context.ts";
import { findKept } from "../../../identity/identity/index.ts";
import { type InvoiceSeriesId, listOpenInvoices, type OpenPart } from "../../invoices/index.ts";
import type { Debit, DebitContent } from "../debit.ts";
import { selectBoundedParts } from "../rules.ts";
import { listPaidInvoices } from "../store/debits.ts";

/** Of an announced debit, what is taken; or why nothing is. */
export type LeftToTake =
  | { readonly parts: readonly OpenPart[]; readonly why?: undefined }
  | { readonly parts?: undefined; readonly why: "planned" | "paid" | "paid_before" };

/**
 * What a debit that is in no file yet takes as things stand: what is left of its invoice, never more than was
 * announced, nothing of what is paid in several times since. The file is made by it, and families and agents
 * read it. Of the mandate it asks nothing: one that lapsed unused, waits for a colleague's look, or whose
 * payer died, is said to be debited until the file leaves it out, and says why.
 */
export async function computeLeftToTake(
  tx: Tx,
  system: Context,
  {
    seriesId,
    debit: { invoiceId, cents },
    content: { payerId },
  }: {
    readonly seriesId: InvoiceSeriesId;
    readonly debit: Pick<Debit, "invoiceId" | "cents">;
    readonly content: Pick<DebitContent, "payerId">;
  },
): Promise<LeftToTake> {
  const personId = await findKept(tx, system, payerId);
  const open = await listOpenInvoices(tx, system, { seriesId, personId });
  const found = open.find(({ invoice }) => invoice.id === invoiceId);
  if (found?.planned) return { why: "planned" };
  if ((await listPaidInvoices(tx, system.authorityId, [invoiceId])).has(invoiceId))
    return { why: "paid_before" };
  const parts = selectBoundedParts(found?.parts ?? [], cents);
  return parts.length === 0 ? { why: "paid" } : { parts };
}
