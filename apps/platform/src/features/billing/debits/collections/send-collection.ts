import { createHash } from "node:crypto";
import { nextTargetDay } from "@ardeco/sepa";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { findKept } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { requireRight } from "../agents.ts";
import type { Collection, CollectionId, Mandate } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { notifySmallerDebit } from "../notify-debit-news.ts";
import { toCollection, toDebitsSystem } from "../read-rows.ts";
import { computeDebitSequences } from "../rules.ts";
import { sealDebit, sealMandate } from "../sealed-content.ts";
import { findCollectionRow, updateCollection } from "../store/collections.ts";
import { listBegun, updateDebit } from "../store/debits.ts";
import { updateMandate } from "../store/mandates.ts";
import { buildCollectionFile, type Fileable } from "./build-collection-file.ts";
import type { Sending } from "./record-left-out-debit.ts";
import { type Kept, selectKeptDebits } from "./select-kept-debits.ts";

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

/** Why nothing is left of what was announced: in the words of the one reason, where there is one. */
function getNothingLeftCode(
  reasons: ReadonlySet<string>,
): `debits.${"mandates_ended" | "all_paid" | "nothing_left"}` {
  const [only, ...others] = new Set([...reasons].map((why) => (why === "erased" ? "revoked" : why)));
  if (others.length > 0) return "debits.nothing_left";
  if (only === "revoked") return "debits.mandates_ended";
  return only === "paid" ? "debits.all_paid" : "debits.nothing_left";
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
