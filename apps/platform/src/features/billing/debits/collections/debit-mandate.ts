import { computeDaysBetween, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { getErrorCode, isOfTheHouse, isUnreadable } from "../../../../kernel/faults.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { formatLastFour } from "../../../../kernel/text.ts";
import { findKept } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { listOpenInvoices, type OpenInvoice } from "../../invoices/index.ts";
import type { Collection, DebitId, LeftOut, Mandate, MandateContent, MandateId } from "../debit.ts";
import { listDeceasedMandates } from "../list-deceased-mandates.ts";
import { notifyComingDebits } from "../notify-debit-news.ts";
import { toDebit, toMandate } from "../read-rows.ts";
import { formatErrorKind, readUnlessUnreadable } from "../read-unless-unreadable.ts";
import { reserveMandatePayer } from "../reserve-mandate-payer.ts";
import { findMandateObstacle } from "../rules.ts";
import { sealDebit } from "../sealed-content.ts";
import { findCollectionRow } from "../store/collections.ts";
import { createDebitRow, listDebitRows, listLiveInvoices, listPaidInvoices } from "../store/debits.ts";
import { listMandateRows } from "../store/mandates.ts";
import type { Fault } from "./record-collection-faults.ts";
import { recordLeftOutDebit } from "./record-left-out-debit.ts";

export interface Preparing {
  readonly context: Context;
  readonly system: Context;
  readonly collection: Collection;
}

/** What is taken of each invoice, in cents; `why`: nothing, and why not. */
export interface MandateTaking {
  readonly cents: readonly number[];
  readonly why?: LeftOut;
  /** Of a fault. */
  readonly fault?: Fault;
}

const CHECK_VIOLATION = "23514";

/**
 * In a transaction of its own; what the database refuses at the very moment, or what cannot be read, is left
 * out, and keeps back no other. Throws only what is of the house: a connection lost, a lock, a key that this
 * server lacks. Then it is this whole look that is taken up again.
 */
export async function debitMandateSafely(
  preparing: Preparing,
  id: MandateId,
  { isAgain = false }: { readonly isAgain?: boolean } = {},
): Promise<MandateTaking> {
  try {
    return await preparing.system.transaction((tx) => debitMandate(tx, preparing, id));
  } catch (error) {
    if (getErrorCode(error) === CHECK_VIOLATION) return { cents: [], why: "changed" };
    if (isOfTheHouse(error)) throw error;
    // A connection lost under a query says so without a code: looked at once more, it passes, or it is a
    // fault of this mandate.
    if (!isUnreadable(error) && !isAgain) return debitMandateSafely(preparing, id, { isAgain: true });
    return { cents: [], why: "fault", fault: { mandateId: id, error: formatErrorKind(error) } };
  }
}

async function debitMandate(tx: Tx, preparing: Preparing, id: MandateId): Promise<MandateTaking> {
  const { system, collection } = preparing;
  const { authorityId } = system;
  // Whoever makes the file, or cancels, waits for this; what comes after them takes nothing.
  const held = await findCollectionRow(tx, authorityId, collection.id, { lock: "share" });
  if (held?.state !== "prepared") return { cents: [] };
  const [named] = await listMandateRows(tx, authorityId, { id });
  if (!named) return { cents: [] };
  // Who signs, changes or ends it waits, and is read again afterwards.
  await reserveMandatePayer(tx, system, toMandate(system, named));
  const [row] = await listMandateRows(tx, authorityId, { id });
  const mandate = toMandate(system, row ?? named);
  const why = await findTakingObstacle(tx, preparing, mandate);
  const { content } = mandate;
  if (why || !content) return { cents: [], why: why ?? "erased" };
  const { open, paidBefore } = await listInvoicesToTake(tx, preparing, { mandate, content });
  const taken: OpenInvoice[] = [];
  for (const one of open)
    if (await createInvoiceDebit(tx, preparing, { mandate, content, open: one })) taken.push(one);
  if (taken.length > 0) await notifyTakenInvoices(tx, preparing, { mandate, content, taken });
  for (const one of paidBefore) await recordPaidBeforeInvoice(tx, preparing, { mandate, content, open: one });
  const cents = taken.map(({ left }) => left);
  return taken.length === 0 && paidBefore.length > 0 ? { cents, why: "paid_before" } : { cents };
}

/** Why a mandate takes part in nothing on that day; undefined when it does. */
async function findTakingObstacle(
  tx: Tx,
  { system, collection: { collectOn } }: Preparing,
  mandate: Mandate,
): Promise<LeftOut | undefined> {
  const today = toCivilDate(system.now());
  const why = findMandateObstacle(mandate, today);
  if (why) return why;
  if ((await listDeceasedMandates(tx, system, [mandate])).has(mandate.id)) return "deceased";
  return mandate.noticeDays > computeDaysBetween(today, collectOn) ? "notice" : undefined;
}

interface Serving {
  readonly mandate: Mandate;
  readonly content: MandateContent;
}

interface InvoicesToTake {
  readonly open: readonly OpenInvoice[];
  /**
   * A debit has paid these, and did not come back: what it brought paid the older debt of another of the
   * account. Nobody is debited twice for one invoice.
   */
  readonly paidBefore: readonly OpenInvoice[];
}

/**
 * What is open, in no plan, in no live collection, and due by that day: a family that has thirty days to pay
 * has them.
 */
async function listInvoicesToTake(
  tx: Tx,
  { system, collection: { collectOn } }: Preparing,
  { mandate: { seriesId }, content }: Serving,
): Promise<InvoicesToTake> {
  const personId = await findKept(tx, system, content.payerId);
  const all = await listOpenInvoices(tx, system, { seriesId, personId });
  const ids = all.map(({ invoice }) => invoice.id);
  const live = await listLiveInvoices(tx, system.authorityId, ids);
  const isDue = ({ dueOn }: OpenInvoice["invoice"]) => dueOn === null || dueOn <= collectOn;
  const paid = await listPaidInvoices(tx, system.authorityId, ids);
  const due = all.filter(({ invoice, planned }) => !planned && !live.has(invoice.id) && isDue(invoice));
  return {
    open: due.filter(({ invoice }) => !paid.has(invoice.id)),
    paidBefore: due.filter(({ invoice }) => paid.has(invoice.id)),
  };
}

/**
 * Of these, whether any would be taken on that day, or is to look at; one that cannot be read keeps back no
 * other.
 */
export async function isAnythingOpen(
  tx: Tx,
  preparing: Preparing,
  ids: readonly MandateId[],
): Promise<boolean> {
  const { system } = preparing;
  for (const id of ids) {
    const [row] = await listMandateRows(tx, system.authorityId, { id });
    if (
      row &&
      (await readUnlessUnreadable(() => hasMandateOpenInvoices(tx, preparing, toMandate(system, row)))).value
    )
      return true;
  }
  return false;
}

async function hasMandateOpenInvoices(tx: Tx, preparing: Preparing, mandate: Mandate): Promise<boolean> {
  const { content } = mandate;
  if (!content || (await findTakingObstacle(tx, preparing, mandate))) return false;
  const { open, paidBefore } = await listInvoicesToTake(tx, preparing, { mandate, content });
  return open.length + paidBefore.length > 0;
}

async function notifyTakenInvoices(
  tx: Tx,
  { context, system, collection }: Preparing,
  { mandate, content, taken }: Serving & { readonly taken: readonly OpenInvoice[] },
): Promise<void> {
  const { collectOn, creditor } = collection;
  const invoices = taken.map(({ invoice, left }) => ({ number: invoice.number, cents: left }));
  await record(tx, context, {
    action: "debits.announced",
    personId: content.payerId,
    data: {
      collection: collection.id,
      on: collectOn,
      amount: invoices.reduce((sum, { cents }) => sum + cents, 0),
    },
  });
  await notifyComingDebits(tx, system, {
    personId: await findKept(tx, system, content.payerId),
    creditor,
    reference: mandate.reference,
    account: formatLastFour(content.accounts.at(-1)?.iban ?? ""),
    on: collectOn,
    invoices,
  });
}

/** Listed on the collection with its reason, once, and in the journal of its payer. */
async function recordPaidBeforeInvoice(tx: Tx, preparing: Preparing, taking: Taking): Promise<void> {
  const { system, collection } = preparing;
  const { mandate, open } = taking;
  const said = { collectionId: collection.id, mandateIds: [mandate.id] };
  const rows = await listDebitRows(tx, system.authorityId, said);
  if (rows.some(({ invoice_id }) => invoice_id === open.invoice.id)) return;
  const id = await createInvoiceDebit(tx, preparing, taking);
  const [row] = id === undefined ? [] : await listDebitRows(tx, system.authorityId, { id });
  if (!row) return;
  const debit = toDebit(system, mandate.seriesId, row);
  await recordLeftOutDebit(tx, preparing, { debit, why: "paid_before" });
}

interface Taking extends Serving {
  readonly open: OpenInvoice;
}

/** Undefined when somebody else has just taken it. */
async function createInvoiceDebit(
  tx: Tx,
  { system, collection }: Preparing,
  { mandate, content, open: { invoice, left, parts } }: Taking,
): Promise<DebitId | undefined> {
  const account = content.accounts.at(-1);
  if (!account) return undefined;
  const id = parseId<"directDebit">(system.newId<DebitId>());
  const { seriesId, reference, signedOn } = mandate;
  const sealed = sealDebit(
    system,
    { seriesId, id },
    {
      payerId: content.payerId,
      holder: account.holder,
      iban: account.iban,
      amended: false,
      reference,
      signedOn,
      invoice: invoice.number,
      parts,
    },
  );
  const isTaken = await createDebitRow(tx, {
    authority_id: system.authorityId,
    id,
    collection_id: collection.id,
    mandate_id: mandate.id,
    invoice_id: invoice.id,
    amount_cents: left,
    content: sealed,
  });
  return isTaken ? id : undefined;
}
