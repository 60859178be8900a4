import { formatElement } from "@ardeco/contracts";
import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { notifyTold } from "../../identity/households/index.ts";
import {
  findCurrentValue,
  formatNameInUse,
  listElements,
  nameElements,
} from "../../identity/identity/index.ts";
import type { TransferId } from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import { invoicesErrors } from "./errors.ts";
import type {
  Invoice,
  InvoiceContent,
  InvoiceId,
  InvoiceLine,
  InvoiceSeries,
  Month,
  PreparedCredit,
  PreparedInvoice,
} from "./invoice.ts";
import { toReadInvoice } from "./reading/read-invoice.ts";
import { computeLinesSum, computeMonthStart } from "./rules.ts";
import { computeAccountAlias, computeLineMark, computePayerAlias, sealContent } from "./sealed-content.ts";
import { createAccountRows } from "./store/payers.ts";
import { createInvoiceRow, createMarkRows, findMarks, listInvoiceRows, lockInvoicePayer } from "./store.ts";

/** Another invoice says one of these lines since it was prepared: nothing of this one is kept. */
export class SaidMeanwhile extends Error {
  override readonly name = "SaidMeanwhile";
}

/**
 * Who sends invoices: an agent of the house, in person. Throws access.capability_missing,
 * invoices.agent_needed.
 */
export function requireInvoiceIssuer(context: Context): string {
  requireCapability(context, "invoice.issue");
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId !== undefined)
    throw invoicesErrors.error("invoices.agent_needed");
  return actor.label;
}

export interface Issuing {
  /** Whoever sends: an agent, or the job in their name. */
  readonly context: Context;
  readonly system: Context;
  readonly series: InvoiceSeries;
  readonly by: string;
}

/**
 * Undefined when they have their invoice of this month, or when somebody else has just sent one of these
 * lines. Throws SaidMeanwhile.
 */
export async function issueOne(
  tx: Tx,
  issuing: Issuing,
  { payerId, lines, totalCents, month }: PreparedInvoice & { readonly month: Month },
): Promise<Invoice | undefined> {
  const { context, system, series } = issuing;
  const place = { seriesId: series.id, payer: computePayerAlias(system, series.id, payerId) };
  await lockInvoicePayer(tx, system.authorityId, place);
  const payers = [place.payer];
  const known = await listInvoiceRows(tx, system.authorityId, {
    seriesId: series.id,
    payers,
    month: computeMonthStart(month),
  });
  const ids = lines.map(({ transferId }) => transferId);
  if (known.length > 0 || (await hasInvoicedLine(tx, issuing, ids))) return undefined;
  const issuedOn = toCivilDate(context.now());
  const dueOn = addDays(issuedOn, series.dueDays);
  const invoice = await saveWrittenInvoice(tx, issuing, {
    id: context.newId<InvoiceId>(),
    kind: "invoice",
    month,
    totalCents,
    issuedOn,
    dueOn,
    aboutId: null,
    content: await buildInvoiceContent(tx, issuing, { payerId, lines }),
    marked: ids,
  });
  await recordInvoicedMembers(tx, issuing, { invoice, payerId, lines });
  const data = { number: invoice.number, amount: totalCents, month, due: dueOn };
  await record(tx, context, {
    action: "invoices.issued",
    personId: payerId,
    data: { invoice: invoice.id, ...data },
  });
  const news = { ...data, what: "invoice", issuer: series.name, help: series.help } as const;
  await notifyTold(tx, system, { personId: payerId, template: "invoice_news", data: news });
  return invoice;
}

/** Whose meals they were read that they were invoiced: what is known of them was used. */
async function recordInvoicedMembers(
  tx: Tx,
  { context }: Issuing,
  {
    invoice,
    payerId,
    lines,
  }: {
    readonly invoice: Invoice;
    readonly payerId: PersonId;
    readonly lines: readonly InvoiceLine[];
  },
): Promise<void> {
  const members = new Set(lines.flatMap(({ memberId }) => memberId ?? []));
  for (const personId of members)
    if (personId !== payerId)
      await record(tx, context, {
        action: "invoices.consumption_invoiced",
        personId,
        data: { invoice: invoice.id, month: invoice.month },
      });
}

async function hasInvoicedLine(
  tx: Tx,
  { system, series }: Issuing,
  ids: readonly TransferId[],
): Promise<boolean> {
  const marks = ids.map((id) => computeLineMark(system, series.id, id));
  return (await findMarks(tx, system.authorityId, { seriesId: series.id, marks })).size > 0;
}

/** What an invoice says of who pays, as they are called today. */
async function buildInvoiceContent(
  tx: Tx,
  { system, series, by }: Issuing,
  { payerId, lines }: Pick<InvoiceContent, "payerId" | "lines">,
): Promise<InvoiceContent> {
  const known = await listElements(tx, system, payerId, [...nameElements, "address"]);
  const address = findCurrentValue(known, "address");
  const { name, address: place, siret, help } = series;
  return {
    payerId,
    payerName: formatNameInUse(known),
    payerAddress: address === undefined ? "" : formatElement("address", address, "fr"),
    issuer: { name, address: place, siret, help },
    by,
    lines,
  };
}

interface Written extends Omit<Invoice, "seriesId" | "number" | "content"> {
  readonly content: InvoiceContent;
  readonly marked: readonly TransferId[];
}

async function saveWrittenInvoice(tx: Tx, { system, series }: Issuing, written: Written): Promise<Invoice> {
  const { id, content, marked, month } = written;
  const place = { authorityId: system.authorityId, seriesId: series.id };
  const row = await createInvoiceRow(tx, {
    authority_id: system.authorityId,
    id,
    series_id: series.id,
    kind: written.kind,
    month: month === null ? null : computeMonthStart(month),
    payer: computePayerAlias(system, series.id, content.payerId),
    total_cents: written.totalCents,
    issued_on: written.issuedOn,
    due_on: written.dueOn,
    about_id: written.aboutId,
    content: sealContent(system, { seriesId: series.id, id }, content),
  });
  const marks = marked.map((one) => computeLineMark(system, series.id, one));
  if (!(await createMarkRows(tx, { ...place, invoiceId: id }, marks))) throw new SaidMeanwhile();
  const accountIds = new Set(content.lines.map(({ accountId }) => accountId));
  const accounts = [...accountIds].map((accountId) => computeAccountAlias(system, series.id, accountId));
  await createAccountRows(tx, { ...place, invoiceId: id }, accounts);
  return toReadInvoice(system, series, row);
}

/**
 * A credit note of what came back of an invoice. Undefined when it was said already. Throws SaidMeanwhile.
 */
export async function creditOne(
  tx: Tx,
  issuing: Issuing,
  {
    id,
    invoice,
    lines,
    backIds,
    reason,
  }: PreparedCredit & { readonly id: InvoiceId; readonly reason?: string },
): Promise<Invoice | undefined> {
  const { context, system, series } = issuing;
  const { content } = invoice;
  if (!content) return undefined;
  const { payerId } = content;
  const payer = computePayerAlias(system, series.id, payerId);
  await lockInvoicePayer(tx, system.authorityId, { seriesId: series.id, payer });
  if (await hasInvoicedLine(tx, issuing, backIds)) return undefined;
  const note = await saveWrittenInvoice(tx, issuing, {
    id,
    kind: "credit_note",
    month: null,
    totalCents: computeLinesSum(lines),
    issuedOn: toCivilDate(context.now()),
    dueOn: null,
    aboutId: invoice.id,
    content: {
      ...(await buildInvoiceContent(tx, issuing, { payerId, lines })),
      ...(reason === undefined ? {} : { reason }),
    },
    marked: backIds,
  });
  const data = { number: note.number, about: invoice.number, amount: note.totalCents };
  await record(tx, context, {
    action: "invoices.credited",
    personId: payerId,
    data: { invoice: note.id, ...data },
  });
  const news = { ...data, what: "credit_note", issuer: series.name, help: series.help } as const;
  await notifyTold(tx, system, { personId: payerId, template: "invoice_news", data: news });
  return note;
}
