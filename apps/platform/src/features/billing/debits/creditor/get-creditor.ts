import type { Context, Tx } from "../../../../kernel/context.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import type { Creditor, KeptCreditor } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { toKeptCreditor } from "../read-rows.ts";
import { listCreditorRows } from "../store/creditors.ts";

/** Of the authority. */
export async function listCreditors(tx: Tx, { authorityId }: Context): Promise<readonly KeptCreditor[]> {
  return (await listCreditorRows(tx, authorityId)).map(toKeptCreditor);
}

/**
 * One that two agreed on: for whoever signs, or takes. Throws debits.no_creditor, debits.creditor_not_agreed.
 */
export async function getAgreedCreditor(
  tx: Tx,
  context: Context,
  seriesId: InvoiceSeriesId,
): Promise<Creditor> {
  const found = await getCreditor(tx, context, seriesId);
  if (!found.isAgreed) throw debitsErrors.error("debits.creditor_not_agreed");
  return found;
}

/** Throws debits.no_creditor. */
export async function getCreditor(
  tx: Tx,
  context: Context,
  seriesId: InvoiceSeriesId,
): Promise<KeptCreditor> {
  const found = (await listCreditors(tx, context)).find((one) => one.seriesId === seriesId);
  if (!found) throw debitsErrors.error("debits.no_creditor");
  return found;
}
