import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { listInvoices, listNextInstalments, listOwnPlans, type OwnInvoice } from "../../invoices/index.ts";
import { listComing } from "./list-coming-debits.ts";

/**
 * Use case: the invoices that somebody pays by themselves: no direct debit takes them, and no plan spreads
 * them. Throws households.cannot_act_for.
 */
export async function listInvoicesToPay(
  context: Context,
  personId: PersonId,
): Promise<readonly OwnInvoice[]> {
  const coming = new Set((await listComing(context, personId)).map(({ invoiceId }) => invoiceId));
  const planned = listNextInstalments(await listOwnPlans(context, personId));
  return (await listInvoices(context, personId)).filter(
    ({ invoice, standing }) =>
      (standing?.left ?? 0) > 0 && !coming.has(invoice.id) && !planned.has(invoice.id),
  );
}
