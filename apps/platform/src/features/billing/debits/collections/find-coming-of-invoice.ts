import type { Context } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { Invoice } from "../../invoices/index.ts";
import type { ComingDebit } from "../debit.ts";
import { toDebitsSystem } from "../read-rows.ts";
import { listLiveRows } from "../store/debits.ts";
import { findComingDebit } from "./find-coming-debit.ts";

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
