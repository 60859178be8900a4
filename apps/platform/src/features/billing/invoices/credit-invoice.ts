import type { Context, Tx } from "../../../kernel/context.ts";
import { applyHouseTransfer, listRefundedAmounts, type TransferId } from "../../ledger/counters/index.ts";
import { invoicesErrors } from "./errors.ts";
import type { Invoice, InvoiceContent, InvoiceId, InvoiceLine } from "./invoice.ts";
import { creditLine } from "./month/list-shared-credits.ts";
import { parseAgentWords } from "./parse-agent-words.ts";
import type { ListAtBank } from "./reading/debited.ts";
import { toInvoicesSystem, toReadInvoice } from "./reading/read-invoice.ts";
import { requireNoInvoiceInterest } from "./require-no-invoice-interest.ts";
import { computeLinesSum } from "./rules.ts";
import { computePayerAlias } from "./sealed-content.ts";
import { listSeries } from "./series.ts";
import { listInvoiceRows, lockInvoicePayer } from "./store.ts";
import { creditOne, requireInvoiceIssuer } from "./write-invoice.ts";

export interface Crediting {
  /** From the form: sent twice, it is one credit note. */
  readonly id: InvoiceId;
  readonly invoiceId: InvoiceId;
  /** The lines that should not be there; all of them when absent. */
  readonly transferIds?: readonly TransferId[];
  /** Read by the family. */
  readonly reason: string;
  /** The agent read that a direct debit of it is with the bank, which takes what it says all the same. */
  readonly isDebitRead?: boolean;
}

/**
 * Use case: an agent mends a mistake. What was taken goes back to the account, and a credit note that names
 * the invoice says so, in one transaction; the invoice stays as it was. Never of one's own, or of somebody
 * close. A file of the bank that is being made is waited for; one made takes the whole, and the agent reads
 * so first.
 * @param listAtBank of invoices, those whose direct debit is with the bank already Throws
 *   access.capability_missing, invoices.agent_needed, invoices.unknown, invoices.reason_missing,
 *   invoices.own_interest, invoices.nothing_to_credit, invoices.credit_debited, invoices.id_reused.
 */
export async function creditInvoice(
  context: Context,
  input: Crediting,
  listAtBank: ListAtBank,
): Promise<Invoice> {
  const by = requireInvoiceIssuer(context);
  const reason = parseAgentWords(input.reason, { isNeeded: true });
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const known = await findInvoice(tx, system, input.id);
    if (known) return isSameCreditNote(known.invoice, input);
    const { invoice, series, content } = await getCreditable(tx, system, input.invoiceId);
    await requireNoInvoiceInterest(tx, context, system, content.payerId);
    const payer = computePayerAlias(system, series.id, content.payerId);
    await lockInvoicePayer(tx, system.authorityId, { seriesId: series.id, payer });
    const { atBank } = await listAtBank(tx, system, [invoice.id]);
    if (atBank.size > 0 && input.isDebitRead !== true) throw invoicesErrors.error("invoices.credit_debited");
    const lines = await listCreditableLines(tx, system, { content, asked: input.transferIds });
    const backIds = await refundCreditedLines(tx, system, { lines, about: invoice.number, id: input.id });
    const credit = { id: input.id, invoice, lines, backIds, totalCents: computeLinesSum(lines), reason };
    const note = await creditOne(tx, { context, system, series, by }, credit);
    if (!note) throw invoicesErrors.error("invoices.nothing_to_credit");
    return note;
  });
}

async function findInvoice(tx: Tx, system: Context, id: InvoiceId) {
  const [row] = await listInvoiceRows(tx, system.authorityId, { id });
  const series = row && (await listSeries(tx, system)).find((one) => one.id === row.series_id);
  return row && series ? { series, invoice: toReadInvoice(system, series, row) } : undefined;
}

function isSameCreditNote(note: Invoice, { invoiceId }: Crediting): Invoice {
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

/**
 * What is left of the lines asked for, less what services and credit notes gave back already. Throws
 * invoices.nothing_to_credit.
 */
async function listCreditableLines(
  tx: Tx,
  system: Context,
  { content, asked }: { readonly content: InvoiceContent; readonly asked: readonly TransferId[] | undefined },
): Promise<readonly InvoiceLine[]> {
  const taken = content.lines.filter(
    ({ cents, transferId }) => cents > 0 && (asked?.includes(transferId) ?? true),
  );
  const back = await listRefundedAmounts(
    tx,
    system,
    taken.map(({ transferId }) => transferId),
  );
  const lines = taken.flatMap((line) => {
    const left = line.cents - (back.get(line.transferId) ?? 0);
    return left > 0 ? [creditLine(line, left)] : [];
  });
  if (lines.length === 0) throw invoicesErrors.error("invoices.nothing_to_credit");
  return lines;
}

/** @returns the lines of the counters that say so */
async function refundCreditedLines(
  tx: Tx,
  system: Context,
  {
    lines,
    about,
    id,
  }: {
    readonly lines: readonly InvoiceLine[];
    readonly about: string;
    readonly id: InvoiceId;
  },
): Promise<readonly TransferId[]> {
  const ids: TransferId[] = [];
  // In one order for everybody: two credit notes that touch two counters never wait for one another.
  const ordered = lines.toSorted((one, other) => one.counterId.localeCompare(other.counterId));
  for (const { counterId, accountId, transferId, cents } of ordered) {
    const moved = await applyHouseTransfer(tx, system, {
      counterId,
      caller: "invoices",
      key: `${id}:${transferId}`,
      kind: "reverse",
      // Not read: what is given back goes where it was taken from.
      other: "opening",
      accountId,
      amount: cents,
      about: transferId,
      // The reason is for who pays: the lines of a child's account are read by the other parent too.
      label: `Rendu sur la facture ${about}`,
    });
    ids.push(moved.id);
  }
  return ids;
}
