import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { InvoiceSeriesId } from "../invoices/index.ts";
import type { Collection, Creditor, CreditorChange, Debit, KeptCreditor, Mandate } from "./debit.ts";
import { openDebit, openMandate } from "./sealed-content.ts";
import type {
  CollectionRow,
  CreditorChangeRow,
  CreditorKeptRow,
  CreditorRow,
  DebitRow,
  MandateRow,
} from "./store/tables.ts";

export const toDebitsSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "debits",
    reason: "A collection gathers the mandates of people whom the agent who prepares it need not see.",
  });

export const toCreditor = (row: CreditorRow): Creditor => ({
  seriesId: parseId<"invoiceSeries">(row.series_id),
  regieId: parseId<"regie">(row.regie_id),
  name: row.name,
  ics: row.ics,
  iban: row.iban,
  noticeDays: row.notice_days,
});

export const toKeptCreditor = (row: CreditorKeptRow): KeptCreditor => ({
  ...toCreditor(row),
  setBy: row.set_by === null ? null : parseId<"staff">(row.set_by),
  mendedBy: row.mended_by === null ? null : parseId<"staff">(row.mended_by),
  isAgreed: row.set_by === null || row.agreed_by !== null,
});

export const toCreditorChange = (row: CreditorChangeRow): CreditorChange => ({
  id: parseId<"creditorChange">(row.id),
  state: row.state,
  creditor: toCreditor(row),
  askedBy: parseId<"staff">(row.asked_by),
  askedOn: row.asked_on,
  servesOn: row.serves_on,
});

export function toMandate(context: Context, row: MandateRow): Mandate {
  const facts = toMandateFacts(row);
  return { ...facts, content: openMandate(context, facts, row.content) };
}

/** Without opening what is sealed. */
export function toMandateFacts(row: MandateRow): Omit<Mandate, "content"> {
  return {
    id: parseId<"mandate">(row.id),
    seriesId: parseId<"invoiceSeries">(row.series_id),
    reference: row.reference,
    signedOn: row.signed_on,
    noticeDays: row.notice_days,
    state: row.state,
    endedOn: row.ended_on,
    collectedOn: row.collected_on,
    accountOn: row.account_on,
    accountBy: row.account_by === null ? null : parseId<"staff">(row.account_by),
    seenBy: row.seen_by === null ? null : parseId<"staff">(row.seen_by),
    refusedCode: row.refused_code,
  };
}

export const toCollection = (row: CollectionRow): Collection => ({
  id: parseId<"debitCollection">(row.id),
  seriesId: parseId<"invoiceSeries">(row.series_id),
  collectOn: row.collect_on,
  state: row.state,
  creditor: { name: row.name, ics: row.ics, iban: row.iban, regieId: parseId<"regie">(row.regie_id) },
  isGoingOn: row.looked_to !== null,
  faults: row.faults,
  messageId: row.message_id,
  createdAt: row.created_at,
  fileHash: row.file_hash === null ? null : row.file_hash.toString("hex"),
});

export function toDebit(context: Context, seriesId: InvoiceSeriesId, row: DebitRow): Debit {
  const facts = toDebitFacts(row);
  return { ...facts, content: openDebit(context, { seriesId, id: facts.id }, row.content) };
}

/** Without opening what is sealed. */
export function toDebitFacts(row: DebitRow): Omit<Debit, "content"> {
  return {
    id: parseId<"directDebit">(row.id),
    collectionId: parseId<"debitCollection">(row.collection_id),
    mandateId: parseId<"mandate">(row.mandate_id),
    invoiceId: parseId<"invoice">(row.invoice_id),
    cents: row.amount_cents,
    state: row.state,
    sequence: row.sequence,
    rank: row.rank,
    why: row.why,
  };
}
