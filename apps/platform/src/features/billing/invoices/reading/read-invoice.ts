import { formatReceiptNumber } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../../kernel/elevate.ts";
import { parseId } from "../../../../kernel/ids.ts";
import type { Invoice, InvoiceSeries } from "../invoice.ts";
import { openContent } from "../sealed-content.ts";
import type { InvoiceRow } from "../store.ts";

export const toInvoicesSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "invoices",
    reason:
      "Invoices are keyed by payer, and read by a person, an agent or a job after their right was checked.",
  });

/** A row as it is read. */
export function toReadInvoice(
  context: Context,
  { code }: Pick<InvoiceSeries, "code">,
  row: InvoiceRow,
): Invoice {
  const [id, seriesId] = [parseId<"invoice">(row.id), parseId<"invoiceSeries">(row.series_id)];
  return {
    id,
    seriesId,
    kind: row.kind,
    number: formatReceiptNumber({ prefix: code, year: row.year, sequence: row.serial }),
    month: row.month === null ? null : row.month.slice(0, 7),
    totalCents: row.total_cents,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    aboutId: row.about_id === null ? null : parseId<"invoice">(row.about_id),
    content: openContent(context, { seriesId, id }, row.content),
  };
}
