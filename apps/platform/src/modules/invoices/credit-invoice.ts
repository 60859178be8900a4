import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, StaffId } from "../../kernel/ids.ts";
import { tidy } from "../../kernel/text.ts";
import { listConsumption, moveOfHouse, type TransferId } from "../counters/index.ts";
import { hasInterest } from "../duplicates/index.ts";
import { listClose } from "../households/index.ts";
import { invoicesErrors } from "./errors.ts";
import type { Invoice, InvoiceContent, InvoiceId, InvoiceLine, InvoiceSeries } from "./invoice.ts";
import { creditOne, issuerOf } from "./issue-month.ts";
import { creditLine } from "./prepare-month.ts";
import { asInvoices, invoiceOf } from "./read-invoice.ts";
import { sumOf } from "./rules.ts";
import { payerAlias } from "./sealed-content.ts";
import { listSeries } from "./series.ts";
import { listInvoiceRows, lockPayer } from "./store.ts";

export interface Crediting {
  /** From the form: sent twice, it is one credit note. */
  readonly id: InvoiceId;
  readonly invoiceId: InvoiceId;
  /** The lines that should not be there; all of them when absent. */
  readonly transferIds?: readonly TransferId[];
  /** Read by the family. */
  readonly reason: string;
}

/**
 * Use case: an agent mends a mistake. What was taken goes back to the account, and a credit note that names the invoice says so, in one transaction;
 * the invoice stays as it was. Never of one's own, or of somebody close. Throws access.capability_missing, invoices.agent_needed, invoices.unknown,
 * invoices.reason_missing, invoices.own_interest, invoices.nothing_to_credit, invoices.id_reused.
 */
export async function creditInvoice(context: Context, input: Crediting): Promise<Invoice> {
  const by = issuerOf(context);
  const reason = tidy(input.reason);
  if (reason.length < 1 || reason.length > 200) throw invoicesErrors.error("invoices.reason_missing");
  const system = asInvoices(context);
  return system.transaction(async (tx) => {
    const known = await findInvoice(tx, system, input.id);
    if (known) return sameAs(known.invoice, input);
    const { invoice, series, content } = await getCreditable(tx, system, input.invoiceId);
    await requireNoInterest(tx, context, system, content.payerId);
    const payer = payerAlias(system, series.id, content.payerId);
    await lockPayer(tx, system.authorityId, { seriesId: series.id, payer });
    const lines = await leftOf(tx, system, { series, invoice, content, asked: input.transferIds });
    const backIds = await giveBack(tx, system, { lines, reason, id: input.id });
    const credit = { id: input.id, invoice, lines, backIds, totalCents: sumOf(lines), reason };
    const note = await creditOne(tx, { context, system, series, by }, credit);
    if (!note) throw invoicesErrors.error("invoices.nothing_to_credit");
    return note;
  });
}

async function findInvoice(tx: Tx, system: Context, id: InvoiceId) {
  const [row] = await listInvoiceRows(tx, system.authorityId, { id });
  const series = row && (await listSeries(tx, system)).find((one) => one.id === row.series_id);
  return row && series ? { series, invoice: invoiceOf(system, series, row) } : undefined;
}

function sameAs(note: Invoice, { invoiceId }: Crediting): Invoice {
  if (note.kind !== "credit_note" || note.aboutId !== invoiceId)
    throw invoicesErrors.error("invoices.id_reused");
  return note;
}

async function getCreditable(tx: Tx, system: Context, id: InvoiceId) {
  const found = await findInvoice(tx, system, id);
  const content = found?.invoice.content;
  if (!found || !content || found.invoice.kind !== "invoice") throw invoicesErrors.error("invoices.unknown");
  return { ...found, content };
}

/** What is left of the lines asked for, less what services and credit notes gave back already. Throws invoices.nothing_to_credit. */
async function leftOf(
  tx: Tx,
  system: Context,
  {
    series,
    invoice,
    content,
    asked,
  }: {
    readonly series: InvoiceSeries;
    readonly invoice: Invoice;
    readonly content: InvoiceContent;
    readonly asked: readonly TransferId[] | undefined;
  },
): Promise<readonly InvoiceLine[]> {
  const since = content.lines.map(({ day }) => day).toSorted()[0] ?? invoice.issuedOn;
  const all = await listConsumption(tx, system, { counterIds: series.counterIds, since });
  const lines = content.lines
    .filter(({ cents, transferId }) => cents > 0 && (asked?.includes(transferId) ?? true))
    .flatMap((line) => {
      const back = all.filter(({ backOf }) => backOf === line.transferId);
      const left = line.cents - back.reduce((sum, { amount }) => sum + amount, 0);
      return left > 0 ? [creditLine(line, left)] : [];
    });
  if (lines.length === 0) throw invoicesErrors.error("invoices.nothing_to_credit");
  return lines;
}

/** @returns the lines of the counters that say so */
async function giveBack(
  tx: Tx,
  system: Context,
  {
    lines,
    reason,
    id,
  }: {
    readonly lines: readonly InvoiceLine[];
    readonly reason: string;
    readonly id: InvoiceId;
  },
): Promise<readonly TransferId[]> {
  const ids: TransferId[] = [];
  // In one order for everybody: two credit notes that touch two counters never wait for one another.
  const ordered = lines.toSorted((one, other) => one.counterId.localeCompare(other.counterId));
  for (const { counterId, accountId, transferId, cents } of ordered) {
    const moved = await moveOfHouse(tx, system, {
      counterId,
      caller: "invoices",
      key: `${id}:${transferId}`,
      kind: "reverse",
      // Not read: what is given back goes where it was taken from.
      other: "opening",
      accountId,
      amount: cents,
      about: transferId,
      label: reason.slice(0, 80),
    });
    ids.push(moved.id);
  }
  return ids;
}

/** Whoever would gain leaves it to a colleague: the person, who lives with them, who acts for them. Throws invoices.own_interest. */
async function requireNoInterest(
  tx: Tx,
  { actor }: Context,
  system: Context,
  personId: PersonId,
): Promise<void> {
  if (actor.kind !== "staff") throw invoicesErrors.error("invoices.agent_needed");
  const close = await listClose(tx, system, personId);
  const agent: { readonly staffId: StaffId; readonly label: string } = actor;
  if (await hasInterest(tx, system, close, agent)) throw invoicesErrors.error("invoices.own_interest");
}
