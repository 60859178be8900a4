import type { Context } from "../../../kernel/context.ts";
import { type InvoiceSeries, listSeries } from "../invoices/index.ts";
import { type Rights, resolveDebitRights, resolveSeriesDebitRights } from "./agents.ts";
import { listCreditors } from "./creditor/get-creditor.ts";
import type { Creditor } from "./debit.ts";
import { toDebitsSystem } from "./read-rows.ts";

export interface SeriesDebits {
  readonly series: InvoiceSeries;
  /** Null until an administrator sets it. */
  readonly creditor: Creditor | null;
  readonly rights: Rights;
}

/** Use case: what an agent may debit, series by series; those they have nothing to do with are left out. */
export async function listSeriesDebits(context: Context): Promise<readonly SeriesDebits[]> {
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const creditors = await listCreditors(tx, system);
    const found: SeriesDebits[] = [];
    for (const series of await listSeries(tx, system)) {
      const creditor = creditors.find(({ seriesId }) => seriesId === series.id) ?? null;
      const rights = creditor
        ? await resolveSeriesDebitRights(tx, context, creditor)
        : await resolveDebitRights(tx, context, { regieId: null });
      if (rights.prepares) found.push({ series, creditor, rights });
    }
    return found;
  });
}
