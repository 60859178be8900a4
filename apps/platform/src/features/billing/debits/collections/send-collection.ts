import { createHash } from "node:crypto";
import { nextTargetDay } from "@ardeco/sepa";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { findKept } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { requireRight } from "../agents.ts";
import { listDead } from "../dead.ts";
import type { Collection, CollectionId, Debit, DebitContent, LeftOut, Mandate } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { notifyDebitNotTaken, notifySmallerDebit } from "../notify-debit-news.ts";
import { debitFacts, toCollection, toDebit, toDebitsSystem, toMandate } from "../read-rows.ts";
import { type Opened, readUnlessUnreadable } from "../read-unless-unreadable.ts";
import { type Fault, recordCollectionFaults } from "../record-collection-faults.ts";
import { reserveMandatePayers } from "../reserve-mandate-payer.ts";
import { computeDebitSequences, computePartsSum, findMandateObstacle } from "../rules.ts";
import { sealDebit, sealMandate } from "../sealed-content.ts";
import { findCollectionRow, updateCollection } from "../store/collections.ts";
import { listBegun, listDebitRows, updateDebit } from "../store/debits.ts";
import { findMandateRows, updateMandate } from "../store/mandates.ts";
import type { DebitRow } from "../store/tables.ts";
import { buildCollectionFile, type Fileable } from "./build-collection-file.ts";
import { computeLeftToTake } from "./compute-left-to-take.ts";

interface Sending {
  readonly context: Context;
  readonly system: Context;
  readonly collection: Collection;
}

/**
 * Use case: the régisseur of today makes the file of a collection, whose facts are fixed from then on. What
 * was paid, revoked or changed since it was announced is left out or made smaller, never larger, and its
 * payer told. Done again, it changes nothing. Throws debits.unknown_collection, debits.not_named,
 * debits.collection_over, debits.still_preparing, debits.too_late, debits.mandates_ended, debits.all_paid,
 * debits.nothing_left.
 */
export async function sendCollection(context: Context, id: CollectionId): Promise<Collection> {
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const row = await findCollectionRow(tx, system.authorityId, id, { lock: true });
    if (!row) throw debitsErrors.error("debits.unknown_collection");
    const collection = toCollection(row);
    await requireRight(tx, context, { creditor: collection.creditor, right: "collects" });
    if (collection.state === "sent" || collection.state === "settled") return collection;
    if (collection.state === "cancelled") throw debitsErrors.error("debits.collection_over");
    if (collection.isGoingOn) throw debitsErrors.error("debits.still_preparing");
    // The bank reads the day of the file in UTC.
    const soonest = nextTargetDay(context.now().toISOString().slice(0, 10));
    if (collection.collectOn < soonest || collection.collectOn <= toCivilDate(context.now()))
      throw debitsErrors.error("debits.too_late");
    return sendHeldCollection(tx, { context, system, collection });
  });
}

async function sendHeldCollection(tx: Tx, sending: Sending): Promise<Collection> {
  const { context, system, collection } = sending;
  const { authorityId } = system;
  const { kept, reasons } = await selectKeptDebits(tx, sending);
  if (kept.length === 0) throw debitsErrors.error(getNothingLeftCode(reasons));
  const begun = await listBegun(
    tx,
    authorityId,
    kept.map(({ debit }) => debit.mandateId),
  );
  const order = computeDebitSequences(
    kept.map(({ debit }) => debit),
    begun as ReadonlySet<Mandate["id"]>,
  );
  const fileable: Fileable[] = [];
  for (const [index, { debit, mandate, content, cents }] of kept.entries()) {
    const sequence = order.get(debit.id) ?? "RCUR";
    await updateDebit(tx, authorityId, debit.id, {
      state: "sent",
      sequence,
      rank: index + 1,
      amount_cents: cents,
      content: sealDebit(system, { seriesId: collection.seriesId, id: debit.id }, content),
    });
    if (cents < debit.cents) await notifySmallerAmount(tx, sending, { debit, content, cents });
    await updateCollectedMandate(tx, sending, { mandate, content });
    fileable.push({ id: debit.id, cents, sequence, content });
  }
  const createdAt = context.now();
  // To the second, as the file says it.
  createdAt.setUTCMilliseconds(0);
  const messageId = buildMessageId(collection, kept[0]?.content.reference ?? "");
  const xml = buildCollectionFile({ ...collection, messageId, createdAt }, fileable);
  await updateCollection(tx, authorityId, collection.id, {
    state: "sent",
    message_id: messageId,
    created_at: createdAt,
    file_hash: createHash("sha256").update(xml).digest(),
  });
  const amount = fileable.reduce((sum, { cents }) => sum + cents, 0);
  await record(tx, context, {
    action: "debits.sent",
    data: { collection: collection.id, on: collection.collectOn, count: fileable.length, amount },
  });
  const row = await findCollectionRow(tx, authorityId, collection.id);
  if (!row) throw debitsErrors.error("debits.unknown_collection");
  return toCollection(row);
}

/** "FPERISCO-20261216-3F2A9C01": the sigle of the series, the day, and eight signs of the id. */
function buildMessageId({ id, collectOn }: Collection, reference: string): string {
  const code = reference.split("-")[0] ?? "";
  return `${code}-${collectOn.replaceAll("-", "")}-${id.slice(0, 8).toUpperCase()}`;
}

interface Kept {
  readonly debit: Debit;
  readonly mandate: Mandate;
  readonly content: DebitContent;
  readonly cents: number;
}

interface Looked {
  readonly kept?: Kept;
  readonly why?: LeftOut;
  /** Why it could not be read, of a fault. */
  readonly fault?: string;
}

const buildUnreadDebit = (fault: string): Looked => ({ why: "fault", fault });

/** Why nothing is left of what was announced: in the words of the one reason, where there is one. */
function getNothingLeftCode(
  reasons: ReadonlySet<string>,
): `debits.${"mandates_ended" | "all_paid" | "nothing_left"}` {
  const [only, ...others] = new Set([...reasons].map((why) => (why === "erased" ? "revoked" : why)));
  if (others.length > 0) return "debits.nothing_left";
  if (only === "revoked") return "debits.mandates_ended";
  return only === "paid" ? "debits.all_paid" : "debits.nothing_left";
}

/**
 * Each debit looked at again; what falls is left out, and told; what cannot be read of one is counted, and
 * keeps back no other.
 */
async function selectKeptDebits(
  tx: Tx,
  sending: Sending,
): Promise<{ readonly kept: readonly Kept[]; readonly reasons: ReadonlySet<string> }> {
  const { system, collection } = sending;
  const { authorityId } = system;
  const rows = await listDebitRows(tx, authorityId, { collectionId: collection.id, lock: true });
  const prepared = rows.filter(({ state }) => state === "prepared");
  const mandates = await loadLockedMandates(
    tx,
    sending,
    prepared.map((row) => parseId<"mandate">(row.mandate_id)),
  );
  const kept: Kept[] = [];
  const faults: Fault[] = [];
  const reasons = new Set<string>(
    rows.flatMap(({ state, why }) => (state === "left_out" ? (why ?? []) : [])),
  );
  for (const row of prepared) {
    const { debit, fault } = await debitOrFault(system, collection.seriesId, row);
    const mandate = mandates.get(debit.mandateId);
    const looked =
      fault === undefined
        ? await checkDebitWithMandate(tx, sending, { debit, mandate })
        : buildUnreadDebit(fault);
    if (looked.kept) kept.push(looked.kept);
    else {
      const why = looked.why ?? "fault";
      reasons.add(why);
      await rejectPreparedDebit(tx, sending, { debit, why });
    }
    if (looked.fault !== undefined) faults.push({ mandateId: debit.mandateId, error: looked.fault });
  }
  await recordCollectionFaults(tx, sending, { faults, before: collection.faults });
  return {
    kept: kept.toSorted((one, other) => one.content.invoice.localeCompare(other.content.invoice)),
    reasons,
  };
}

/** Nobody signs another account until the file is made: what is written back would undo it. */
async function loadLockedMandates(
  tx: Tx,
  { system }: Sending,
  ids: readonly Mandate["id"][],
): Promise<ReadonlyMap<string, Opened<Mandate>>> {
  const { authorityId } = system;
  const read = async () => {
    const found = new Map<string, Opened<Mandate>>();
    for (const row of await findMandateRows(tx, authorityId, ids))
      found.set(row.id, await readUnlessUnreadable(() => toMandate(system, row)));
    return found;
  };
  const found = [...(await read()).values()];
  await reserveMandatePayers(
    tx,
    system,
    found.flatMap(({ value }) => value ?? []),
  );
  return read();
}

async function checkDebitWithMandate(
  tx: Tx,
  sending: Sending,
  { debit, mandate }: { readonly debit: Debit; readonly mandate: Opened<Mandate> | undefined },
): Promise<Looked> {
  if (!mandate?.value) return buildUnreadDebit(mandate?.fault ?? "missing");
  const { value } = mandate;
  const looked = await readUnlessUnreadable(() => checkDebitToSend(tx, sending, { debit, mandate: value }));
  return looked.value ?? buildUnreadDebit(looked.fault ?? "missing");
}

async function checkDebitToSend(
  tx: Tx,
  { context, system }: Sending,
  { debit, mandate }: { readonly debit: Debit; readonly mandate: Mandate },
): Promise<Looked> {
  const { content } = debit;
  const account = mandate.content?.accounts.at(-1);
  if (!content || !mandate.content || !account) return { why: "erased" };
  const why = findMandateObstacle(mandate, toCivilDate(context.now()));
  if (why) return { why };
  if ((await listDead(tx, system, [mandate])).has(mandate.id)) return { why: "deceased" };
  const left = await computeLeftToTake(tx, system, { seriesId: mandate.seriesId, debit, content });
  if (!left.parts) return { why: left.why };
  const { parts } = left;
  const cents = computePartsSum(parts);
  const { collectedIban } = mandate.content;
  const { iban, holder } = account;
  const amended = collectedIban !== undefined && collectedIban !== iban;
  return { kept: { debit, mandate, cents, content: { ...content, iban, holder, amended, parts } } };
}

/** What was announced, as far as it can be read: without its content where that does not open. */
export async function debitOrFault(
  system: Context,
  seriesId: Collection["seriesId"],
  row: DebitRow,
): Promise<{ readonly debit: Debit; readonly fault?: string }> {
  const { value, fault } = await readUnlessUnreadable(() => toDebit(system, seriesId, row));
  if (value) return { debit: value };
  return { debit: { ...debitFacts(row), content: null }, ...(fault === undefined ? {} : { fault }) };
}

/** Nothing is taken of it; whoever was told that it would be is told why not. */
export async function rejectPreparedDebit(
  tx: Tx,
  { context, system, collection }: Sending,
  { debit, why }: { readonly debit: Debit; readonly why: LeftOut },
): Promise<void> {
  await recordLeftOutDebit(tx, { context, system, collection }, { debit, why });
  const { content, cents } = debit;
  if (!content) return;
  const { payerId, invoice, reference } = content;
  const { collectOn, creditor } = collection;
  // A plan was told when it was agreed; who died is told nothing.
  if (why === "planned" || why === "deceased") return;
  await notifyDebitNotTaken(tx, system, {
    personId: await findKept(tx, system, payerId),
    creditor,
    reference,
    on: collectOn,
    number: invoice,
    cents,
    how: why === "paid" || why === "paid_before" ? "paid" : "house",
    retry: false,
  });
}

/** In the journal of the payer; nobody is told here. */
export async function recordLeftOutDebit(
  tx: Tx,
  { context, system, collection }: Sending,
  { debit: { id, content, cents }, why }: { readonly debit: Debit; readonly why: LeftOut },
): Promise<void> {
  await updateDebit(tx, system.authorityId, id, { state: "left_out", why });
  if (!content) return;
  const { payerId, invoice } = content;
  await record(tx, context, {
    action: "debits.left_out",
    personId: payerId,
    data: { debit: id, number: invoice, on: collection.collectOn, amount: cents, why },
  });
}

async function notifySmallerAmount(
  tx: Tx,
  { context, system, collection: { collectOn, creditor } }: Sending,
  { debit, content, cents }: Pick<Kept, "debit" | "content" | "cents">,
): Promise<void> {
  const { payerId, invoice, reference } = content;
  const announced = debit.cents;
  await record(tx, context, {
    action: "debits.made_smaller",
    personId: payerId,
    data: { debit: debit.id, number: invoice, on: collectOn, amount: cents, announced },
  });
  const personId = await findKept(tx, system, payerId);
  await notifySmallerDebit(tx, system, {
    personId,
    creditor,
    reference,
    on: collectOn,
    number: invoice,
    cents,
    announced,
  });
}

async function updateCollectedMandate(
  tx: Tx,
  { system, collection }: Sending,
  { mandate, content }: Pick<Kept, "mandate" | "content">,
): Promise<void> {
  const { id, seriesId } = mandate;
  if (!mandate.content) return;
  const changed = { ...mandate.content, collectedIban: content.iban };
  await updateMandate(tx, system.authorityId, id, {
    collected_on: collection.collectOn,
    content: sealMandate(system, { seriesId, id }, changed),
  });
}
