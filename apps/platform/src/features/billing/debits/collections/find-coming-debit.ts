import type { Context, Tx } from "../../../../kernel/context.ts";
import { formatLastFour } from "../../../../kernel/text.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import type { ComingDebit } from "../debit.ts";
import { toDebit } from "../read-rows.ts";
import { computePartsSum } from "../rules.ts";
import { findCollectionRow } from "../store/collections.ts";
import type { DebitRow } from "../store/tables.ts";
import { computeLeftToTake, type LeftToTake } from "./compute-left-to-take.ts";

/**
 * What a live debit takes, as things stand: none of what is paid in several times since, and no cent of what
 * was paid another way. Undefined once who pays is erased too.
 * @param iban the account in force: the file is made with it
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
