import { createHash } from "node:crypto";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { record } from "../../../trust/audit/index.ts";
import { type Rights, requireRight, resolveDebitRights } from "../agents.ts";
import { getCreditor } from "../creditor/creditor.ts";
import type { Collection, CollectionId, Creditor, Debit } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { debitFacts, toCollection, toDebit, toDebitsSystem } from "../read-rows.ts";
import { type Fault, recordCollectionFaults } from "../record-collection-faults.ts";
import { findCollectionRow, findPreviousFile, updateCollection } from "../store/collections.ts";
import { listDebitRows } from "../store/debits.ts";
import { buildCollectionFile, type Fileable } from "./build-collection-file.ts";
import { debitOrFault, rejectPreparedDebit } from "./send-collection.ts";

export interface ReadCollection {
  readonly collection: Collection;
  /** As it is today; what this collection keeps is in it. */
  readonly creditor: Creditor;
  /** Of the last file before, when it was another account. */
  readonly formerAccount: { readonly on: CivilDate; readonly iban: string } | null;
  readonly rights: Rights;
  /** Without a name: opening a person says who. */
  readonly debits: readonly Omit<Debit, "content">[];
}

/**
 * Use case: a collection and its debits, without names nor accounts. Throws debits.unknown_collection,
 * debits.not_named.
 */
export async function readCollection(context: Context, id: CollectionId): Promise<ReadCollection> {
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const collection = await getHeld(tx, system, id);
    const { creditor: own, seriesId } = collection;
    await requireRight(tx, context, { creditor: own, right: "prepares" });
    const creditor = await getCreditor(tx, system, seriesId);
    const rows = await listDebitRows(tx, system.authorityId, { collectionId: id });
    const debits = rows.map(debitFacts);
    const former = await findPreviousFile(tx, system.authorityId, {
      seriesId,
      collectOn: collection.collectOn,
    });
    return {
      collection,
      creditor,
      formerAccount: former && former.iban !== own.iban ? { on: former.collect_on, iban: former.iban } : null,
      debits,
      rights: await resolveDebitRights(tx, context, own),
    };
  });
}

/**
 * Use case: the régisseur of today takes the file for the bank; made again it is the same, byte for byte. One
 * line in the journal each time. Throws debits.unknown_collection, debits.not_named, debits.collection_over,
 * debits.file_erased.
 */
export async function issueCollectionFile(
  context: Context,
  id: CollectionId,
): Promise<{ readonly name: string; readonly xml: string }> {
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const collection = await getHeld(tx, system, id);
    await requireRight(tx, context, { creditor: collection.creditor, right: "collects" });
    const { messageId, fileHash } = collection;
    if (messageId === null) throw debitsErrors.error("debits.collection_over");
    const rows = await listDebitRows(tx, system.authorityId, { collectionId: id });
    const xml = buildCollectionFile(
      collection,
      rows
        .filter(({ rank }) => rank !== null)
        .map((row) => toFileableDebit(toDebit(system, collection.seriesId, row))),
    );
    // What was written is never rewritten (a trigger): another file would be a fault of ours.
    if (createHash("sha256").update(xml).digest("hex") !== fileHash)
      throw new Error("a file of direct debits is not what was sent");
    await record(tx, context, {
      action: "debits.file_taken",
      data: { collection: id, on: collection.collectOn, file: messageId },
    });
    return { name: `${messageId}.xml`, xml };
  });
}

function toFileableDebit({ id, cents, sequence, content }: Debit): Fileable {
  if (!content || sequence === null) throw debitsErrors.error("debits.file_erased");
  return { id, cents, sequence, content };
}

/**
 * Use case: an agent gives a collection up before its file is made; whoever was told that something would be
 * taken is told that it will not. Throws debits.unknown_collection, debits.not_named, debits.collection_over.
 */
export async function cancelCollection(context: Context, id: CollectionId): Promise<void> {
  const system = toDebitsSystem(context);
  await system.transaction(async (tx) => {
    const collection = await getHeld(tx, system, id, { lock: true });
    await requireRight(tx, context, { creditor: collection.creditor, right: "prepares" });
    if (collection.state === "cancelled") return;
    if (collection.state !== "prepared") throw debitsErrors.error("debits.collection_over");
    const giving = { context, system, collection };
    const rows = await listDebitRows(tx, system.authorityId, { collectionId: id, lock: true });
    const faults: Fault[] = [];
    for (const row of rows.filter(({ state }) => state === "prepared")) {
      const { debit, fault } = await debitOrFault(system, collection.seriesId, row);
      await rejectPreparedDebit(tx, giving, { debit, why: "cancelled" });
      if (fault !== undefined) faults.push({ mandateId: debit.mandateId, error: fault });
    }
    await recordCollectionFaults(tx, giving, { faults, before: collection.faults });
    await updateCollection(tx, system.authorityId, id, { state: "cancelled" });
    const data = { collection: id, on: collection.collectOn };
    await record(tx, context, { action: "debits.cancelled", data });
  });
}

/** Throws debits.unknown_collection. */
export async function getHeld(
  tx: Tx,
  system: Context,
  id: CollectionId,
  lock: { readonly lock?: boolean } = {},
): Promise<Collection> {
  const row = await findCollectionRow(tx, system.authorityId, id, lock);
  if (!row) throw debitsErrors.error("debits.unknown_collection");
  return toCollection(row);
}
