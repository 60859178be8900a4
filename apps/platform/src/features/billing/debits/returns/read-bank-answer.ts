import { createHash } from "node:crypto";
import {
  type BankReturns,
  isAboutPayer,
  isDuplicate,
  RefusedPayments,
  type ReturnedDebit,
  readReturns,
} from "@ardeco/sepa";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { isRefusal } from "../../../../kernel/faults.ts";
import { parseId, toDigestId } from "../../../../kernel/ids.ts";
import { findKept } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import { type RegieId, refundReturnedDebit } from "../../payments/index.ts";
import { requireDebitAgent, resolveSeriesDebitRights } from "../agents.ts";
import { getCreditor } from "../creditor/get-creditor.ts";
import type { Collection, Debit, DebitAnomaly } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { notifyDebitNotTaken } from "../notify-debit-news.ts";
import { toCollection, toDebit, toDebitsSystem } from "../read-rows.ts";
import { formatEndToEndId, parseEndToEndId } from "../rules.ts";
import { computeDebitReceiptId } from "../sealed-content.ts";
import { createAnomalyRow } from "../store/anomalies.ts";
import { findCollectionRow, findFileCollection } from "../store/collections.ts";
import { listDebitRows, updateDebit } from "../store/debits.ts";
import { updateMandate } from "../store/mandates.ts";

export interface ReturnsRead {
  /** Given back now. */
  readonly returned: number;
  readonly cents: number;
  /** Said already, by this file or another. */
  readonly already: number;
  /** What was never asked, or not so: listed for the régisseur. */
  readonly anomalies: number;
}

/**
 * Use case: the régisseur of today gives the answer of the bank (pain.002, camt.054). What it refused or took
 * back is due again, what was received for it is reversed, and each family is told plainly, in the
 * transaction of its debit. Read twice, it changes nothing.
 * @param bytes as the bank wrote them
 * @throws debits.no_creditor, debits.not_named, debits.returns_not_read
 */
export async function readBankAnswer(
  context: Context,
  { seriesId, bytes }: { readonly seriesId: InvoiceSeriesId; readonly bytes: Uint8Array },
): Promise<ReturnsRead> {
  const system = toDebitsSystem(context);
  const { by, collectsFor } = await system.transaction(async (tx) => {
    const rights = await resolveSeriesDebitRights(tx, context, await getCreditor(tx, system, seriesId));
    if (!rights.collects) throw debitsErrors.error("debits.not_named");
    return { by: requireDebitAgent(context).label, collectsFor: rights.collectsFor };
  });
  const answer = parseReturnsFile(bytes);
  // The file that was given may be compared with the bank's own, years later.
  const hash = createHash("sha256").update(bytes).digest("hex");
  const said = [...answer.returns, ...(await listWholeFileRefusals(system, seriesId, answer))];
  const outcomes: { readonly what: Outcome; readonly cents: number }[] = [];
  const reading = { context, system, seriesId, by, collectsFor };
  for (const one of said) outcomes.push(await applyReturnOrRecordAnomaly(reading, one));
  const count = (wanted: Outcome) => outcomes.filter(({ what }) => what === wanted).length;
  const found = {
    returned: count("returned"),
    cents: outcomes.reduce((sum, { what, cents }) => sum + (what === "returned" ? cents : 0), 0),
    already: count("already"),
    anomalies: count("anomaly"),
  };
  await system.transaction((tx) =>
    record(tx, context, { action: "debits.answer_read", data: { series: seriesId, ...found, hash } }),
  );
  return found;
}

type Outcome = "returned" | "already" | "anomaly";

/** What the ledger refuses is listed, and keeps back none of those after it. */
async function applyReturnOrRecordAnomaly(reading: Reading, said: Said) {
  const { system } = reading;
  try {
    return await system.transaction((tx) => applyReturnedDebit(tx, reading, said));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return system.transaction((tx) => recordReturnAnomaly(tx, reading, { said, what: "state" }));
  }
}

/** Throws debits.returns_not_read: no value of the file is in an error. */
function parseReturnsFile(bytes: Uint8Array): BankReturns {
  try {
    return readReturns(new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/^\uFEFF/, ""));
  } catch (error) {
    if (error instanceof RefusedPayments || error instanceof TypeError)
      throw debitsErrors.error("debits.returns_not_read");
    throw error;
  }
}

type Said = Pick<ReturnedDebit, "endToEndId" | "how" | "amount_cents" | "code" | "reason"> & {
  /** Said of a file or a block, not of this debit. */
  readonly isWhole?: true;
};

/**
 * A file, or a block of it, refused whole: each of its debits that the bank does not name by itself. What is
 * refused as a duplicate was carried out before: it is listed, and nothing moves; so is what matches no
 * collection.
 */
async function listWholeFileRefusals(
  system: Context,
  seriesId: InvoiceSeriesId,
  { wholeFile, wholeBlocks, originalMessageId, returns }: BankReturns,
): Promise<readonly Said[]> {
  const refused = [
    ...(wholeFile ? [{ name: originalMessageId ?? "", ...wholeFile }] : []),
    ...wholeBlocks.map(({ blockId, ...why }) => ({ name: blockId, ...why })),
  ];
  if (refused.length === 0) return [];
  return system.transaction(async (tx) => {
    const named = new Set(returns.map(({ endToEndId }) => endToEndId));
    const said: Said[] = [];
    for (const { name, code, reason } of refused) {
      const why = { how: "rejected", amount_cents: null, code, reason, isWhole: true } as const;
      const ids = isDuplicate(code) ? [] : await listFileDebitIds(tx, system, { seriesId, name });
      if (ids.length === 0) said.push({ endToEndId: name, ...why });
      said.push(...ids.filter((id) => !named.has(id)).map((endToEndId): Said => ({ endToEndId, ...why })));
    }
    return said;
  });
}

/** The debits of a file, or of its block of this name. */
async function listFileDebitIds(
  tx: Tx,
  system: Context,
  { seriesId, name }: { readonly seriesId: InvoiceSeriesId; readonly name: string },
): Promise<readonly string[]> {
  const names = [name, name.replace(/-[12]$/, "")];
  const file = await findFileCollection(tx, system.authorityId, { seriesId, names });
  if (!file) return [];
  const collectionId = parseId<"debitCollection">(file.id);
  const rows = await listDebitRows(tx, system.authorityId, { collectionId });
  return rows
    .filter(({ rank }) => rank !== null)
    .filter(({ sequence }) => {
      // As the package numbers them: by the type of their sequence, whether or not the other is there.
      const blockId = `${file.message_id}-${sequence === "FRST" ? 1 : 2}`;
      return name === file.message_id || name === blockId;
    })
    .map(({ id }) => formatEndToEndId(parseId<"directDebit">(id)));
}

interface Reading {
  readonly context: Context;
  readonly system: Context;
  readonly seriesId: InvoiceSeriesId;
  readonly by: string;
  readonly collectsFor: ReadonlySet<RegieId>;
}

async function applyReturnedDebit(
  tx: Tx,
  reading: Reading,
  said: Said,
): Promise<{ readonly what: Outcome; readonly cents: number }> {
  const found = await findAsked(tx, reading, said);
  if (!found) return recordReturnAnomaly(tx, reading, { said, what: "unknown" });
  const { debit, collection } = found;
  const { cents, state } = debit;
  if (state === "rejected" || state === "returned") return { what: "already", cents };
  // Whose payer is erased: the receipts that it would reverse are no longer known.
  const isLost = state === "paid" && debit.content === null;
  if ((state !== "sent" && state !== "paid") || isLost)
    return recordReturnAnomaly(tx, reading, { said, what: "state" });
  // Received since: what is said of a whole file afterwards reverses nobody's receipt.
  if (said.isWhole && state === "paid") return recordReturnAnomaly(tx, reading, { said, what: "state" });
  if (said.amount_cents !== null && said.amount_cents !== cents)
    return recordReturnAnomaly(tx, reading, { said, what: "amount" });
  await cancelReturnedDebit(tx, reading, { debit, collection, said });
  return { what: "returned", cents };
}

/** The debit that it names, held until the transaction ends; undefined when it is none of this series. */
async function findAsked(
  tx: Tx,
  { system, seriesId, collectsFor }: Reading,
  { endToEndId }: Said,
): Promise<{ readonly debit: Debit; readonly collection: Collection } | undefined> {
  const id = parseEndToEndId(endToEndId);
  if (id === undefined) return undefined;
  const debitId = parseId<"directDebit">(id);
  const [row] = await listDebitRows(tx, system.authorityId, { id: debitId, lock: true });
  if (!row) return undefined;
  const held = await findCollectionRow(tx, system.authorityId, parseId<"debitCollection">(row.collection_id));
  if (held?.series_id !== seriesId) return undefined;
  const collection = toCollection(held);
  // Another régisseur's file, whose money never went to this account.
  if (!collectsFor.has(collection.creditor.regieId)) return undefined;
  return { debit: toDebit(system, seriesId, row), collection };
}

async function recordReturnAnomaly(
  tx: Tx,
  { system, seriesId }: Reading,
  { said, what }: { readonly said: Said; readonly what: DebitAnomaly["what"] },
): Promise<{ readonly what: Outcome; readonly cents: number }> {
  const reference = said.endToEndId.slice(0, 35);
  const code = said.code.slice(0, 35);
  const digest = createHash("sha256").update(
    JSON.stringify([seriesId, what, reference, code, said.amount_cents]),
  );
  const isNew = await createAnomalyRow(tx, {
    authority_id: system.authorityId,
    id: toDigestId<"debitAnomaly">(digest.digest("hex")),
    series_id: seriesId,
    day: toCivilDate(system.now()),
    what,
    reference,
    code,
    amount_cents: said.amount_cents,
  });
  return { what: isNew ? "anomaly" : "already", cents: 0 };
}

/** What was received for it is reversed; the invoice is due again, as the ledger says. */
async function cancelReturnedDebit(
  tx: Tx,
  { context, system, seriesId, by }: Reading,
  {
    debit,
    collection,
    said,
  }: { readonly debit: Debit; readonly collection: Collection; readonly said: Said },
): Promise<void> {
  const { authorityId } = system;
  const { id, content, cents, mandateId, state } = debit;
  const { code, reason } = said;
  const how = state === "paid" ? "returned" : said.how;
  if (state === "paid")
    for (const { accountId } of content?.parts ?? [])
      await refundReturnedDebit(tx, system, {
        id: computeDebitReceiptId(system, seriesId, { debitId: id, accountId, what: "returned" }),
        aboutId: computeDebitReceiptId(system, seriesId, { debitId: id, accountId, what: "taken" }),
        reason: reason.fr,
        by,
      });
  await updateDebit(tx, authorityId, id, {
    state: state === "paid" ? "returned" : "rejected",
    why: code.slice(0, 35),
  });
  // A file that the bank could not read says nothing of the families' accounts.
  const isAccount = !reason.retry && !said.isWhole && isAboutPayer(code);
  if (isAccount) await updateMandate(tx, authorityId, mandateId, { refused_code: code.slice(0, 35) });
  if (!content) return;
  const { collectOn, creditor } = collection;
  await record(tx, context, {
    action: "debits.returned",
    personId: content.payerId,
    data: { debit: id, number: content.invoice, on: collectOn, amount: cents, code, how },
  });
  await notifyDebitNotTaken(tx, system, {
    personId: await findKept(tx, system, content.payerId),
    creditor,
    reference: content.reference,
    on: collectOn,
    number: content.invoice,
    cents,
    how,
    reason,
    retry: !isAccount,
  });
}
