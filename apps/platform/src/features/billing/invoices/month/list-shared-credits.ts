import type { Context, Tx } from "../../../../kernel/context.ts";
import { isUnreadable } from "../../../../kernel/faults.ts";
import type { ConsumedLine, TransferId } from "../../../ledger/counters/index.ts";
import type { Invoice, InvoiceId, InvoiceLine, InvoiceSeries, PreparedCredit } from "../invoice.ts";
import { toReadInvoice } from "../reading/read-invoice.ts";
import { computeLinesSum } from "../rules.ts";
import { type InvoiceRow, listInvoiceRowsByIds } from "../store.ts";
import type { SharedCredit, SharedMonth, UnreadableInvoice } from "./shared-month.ts";

/**
 * What services gave back of lines already invoiced, by invoice: each line is said as the invoice said it. By
 * the system.
 */
export async function listSharedCredits(
  tx: Tx,
  system: Context,
  {
    series,
    back,
    done,
  }: {
    readonly series: InvoiceSeries;
    readonly back: readonly ConsumedLine[];
    readonly done: ReadonlyMap<TransferId, InvoiceId>;
  },
): Promise<Pick<SharedMonth, "credits" | "unreadableInvoices">> {
  const byInvoice = Map.groupBy(back, ({ backOf }) => (backOf === null ? undefined : done.get(backOf)));
  const ids = [...byInvoice.keys()].filter((id) => id !== undefined);
  const rows = await listInvoiceRowsByIds(tx, system.authorityId, ids);
  const credits: SharedCredit[] = [];
  const unreadableInvoices: UnreadableInvoice[] = [];
  for (const [id, own] of byInvoice) {
    const row = rows.find((one) => one.id === id);
    // The person who paid is erased: nobody is left to be told.
    if (!row || row.content === null) continue;
    const days = own.map(({ day }) => day);
    const credit = buildPreparedCredit(openReadableInvoice(system, series, row), own);
    // The invoice of one family that does not open keeps back no other family.
    if (credit) credits.push({ ...credit, days });
    else unreadableInvoices.push({ row, lines: own.length, days });
  }
  return { credits, unreadableInvoices };
}

/** Undefined when this row does not open; a key that this server lacks is thrown, since it is of all. */
function openReadableInvoice(system: Context, series: InvoiceSeries, row: InvoiceRow): Invoice | undefined {
  try {
    return toReadInvoice(system, series, row);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return undefined;
  }
}

/** Undefined when the invoice does not open, or lacks one of the lines: a note of less would be the last. */
export function buildPreparedCredit(
  invoice: Invoice | undefined,
  own: readonly Pick<ConsumedLine, "id" | "backOf" | "amount">[],
): PreparedCredit | undefined {
  const said = invoice?.content?.lines;
  if (!invoice || !said) return undefined;
  const lines = own.flatMap(({ backOf, amount }) => {
    const line = said.find(({ transferId }) => transferId === backOf);
    return line ? [creditLine(line, amount)] : [];
  });
  if (lines.length !== own.length) return undefined;
  return { invoice, lines, backIds: own.map(({ id }) => id), totalCents: computeLinesSum(lines) };
}

/** A line of an invoice as its credit note says it: whole, or a part of it. */
export const creditLine = (line: InvoiceLine, cents: number): InvoiceLine =>
  cents === line.cents ? line : { ...line, quantity: 1, unitCents: cents, cents };
