import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import type { InvoiceSeriesId } from "../invoice.ts";
import { type LeftOfInvoice, listLeftInvoices, listPayerAliases } from "../reading/list-left-invoices.ts";
import { getSeries } from "../series.ts";
import { listPlannedInvoiceIds } from "./plan.ts";

/** An invoice of which something is left to pay. */
export interface OpenInvoice extends LeftOfInvoice {
  /** A plan runs, in which it is paid in several times: nobody takes it otherwise. */
  readonly planned: boolean;
}

/**
 * What somebody still has to pay in a series, the oldest first: for the system, once the use case has said
 * who may see. Throws invoices.unknown_series.
 */
export async function listOpenInvoices(
  tx: Tx,
  system: Context,
  { seriesId, personId }: { readonly seriesId: InvoiceSeriesId; readonly personId: PersonId },
): Promise<readonly OpenInvoice[]> {
  const series = await getSeries(tx, system, seriesId);
  const open = await listLeftInvoices(tx, system, { series, personId });
  const payers = await listPayerAliases(tx, system, { series, personId });
  const planned = await listPlannedInvoiceIds(tx, system, { seriesId, payers });
  return open.map((one) => ({ ...one, planned: planned.has(one.invoice.id) }));
}
