import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { CounterAccountId, CounterId } from "../counters/index.ts";
import { listFolded } from "../identity/index.ts";
import type { Invoice, InvoiceContent, InvoiceSeriesId } from "./invoice.ts";
import { sharedBills } from "./own-invoices.ts";
import { invoiceOf } from "./read-invoice.ts";
import { leftByAccount } from "./rules.ts";
import { payerAlias } from "./sealed-content.ts";
import { getSeries } from "./series.ts";
import { listInvoiceRows } from "./store.ts";

/** What one account still owes of an invoice, in cents, above zero. */
export interface OpenPart {
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  readonly cents: number;
}

/** An invoice of which something is left to pay. */
export interface OpenInvoice {
  readonly invoice: Invoice;
  readonly content: InvoiceContent;
  readonly left: number;
  readonly parts: readonly OpenPart[];
}

/** What somebody still has to pay in a series, the oldest first: for the system, once the use case has said who may see. Throws invoices.unknown_series. */
export async function listOpenInvoices(
  tx: Tx,
  system: Context,
  { seriesId, personId }: { readonly seriesId: InvoiceSeriesId; readonly personId: PersonId },
): Promise<readonly OpenInvoice[]> {
  const series = await getSeries(tx, system, seriesId);
  const people = [personId, ...(await listFolded(tx, system, personId))];
  const payers = people.map((id) => payerAlias(system, seriesId, id));
  const rows = await listInvoiceRows(tx, system.authorityId, { seriesId, payers });
  const all = rows.map((row) => invoiceOf(system, series, row));
  const { billed, received } = await sharedBills(tx, system, { series, mine: all });
  const left = leftByAccount(billed, received);
  return all.toReversed().flatMap((invoice) => {
    const { content } = invoice;
    const parts = content ? partsOf(content, left.get(invoice.id) ?? new Map()) : [];
    const cents = parts.reduce((sum, part) => sum + part.cents, 0);
    return content && cents > 0 ? [{ invoice, content, left: cents, parts }] : [];
  });
}

function partsOf(
  { lines }: InvoiceContent,
  left: ReadonlyMap<CounterAccountId, number>,
): readonly OpenPart[] {
  const counters = new Map(lines.map(({ accountId, counterId }) => [accountId, counterId]));
  return [...left].flatMap(([accountId, cents]) => {
    const counterId = counters.get(accountId);
    return counterId !== undefined && cents > 0 ? [{ counterId, accountId, cents }] : [];
  });
}
