import type { Context } from "../../../../kernel/context.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import { listRegies, type Regie } from "../../payments/index.ts";
import { listSeriesDebits, type SeriesDebits } from "../list-series-debits.ts";

/** The creditor of a series as it is today, and the régies that may take money for it. */
export interface CreditorTerms extends Pick<SeriesDebits, "series" | "creditor"> {
  readonly regies: readonly Regie[];
}

/**
 * Use case: what an administrator is about to set, or change. Throws access.capability_missing,
 * request.not_found.
 */
export async function readCreditorTerms(
  context: Context,
  { seriesId }: { readonly seriesId: InvoiceSeriesId },
): Promise<CreditorTerms> {
  requireCapability(context, "invoice.issue");
  const one = (await listSeriesDebits(context)).find(({ series }) => series.id === seriesId);
  if (!one) throw kernelErrors.error("request.not_found");
  const regies = await context.transaction((tx) => listRegies(tx, context));
  return { series: one.series, creditor: one.creditor, regies };
}
