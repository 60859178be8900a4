import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { findKept } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { readDebitOrFault, recordLeftOutDebit } from "../collections/record-left-out-debit.ts";
import type { Debit, MandateId } from "../debit.ts";
import { notifyDebitNotTaken } from "../notify-debit-news.ts";
import { toCollection, toDebitsSystem, toMandate } from "../read-rows.ts";
import { readUnlessUnreadable } from "../read-unless-unreadable.ts";
import { reserveMandatePayers } from "../reserve-mandate-payer.ts";
import { findCollectionRow } from "../store/collections.ts";
import { listPreparedRows } from "../store/debits.ts";
import { listEndedWithPrepared, listMandateRows } from "../store/mandates.ts";
import type { DebitRow } from "../store/tables.ts";

/** What a mandate that ends no longer takes. */
export interface EndedMandate {
  readonly debits: readonly Debit[];
}

/**
 * Whoever makes the file, or gives it up, of what these mandates prepare waits until the transaction ends; of
 * these, what is in no file. Asked before the payer is held, in the order in which files are made:
 * collection, then payer.
 */
export async function listLockedPreparedDebits(
  tx: Tx,
  system: Context,
  ids: readonly MandateId[],
): Promise<readonly DebitRow[]> {
  const { authorityId } = system;
  const named = await listPreparedRows(tx, authorityId, ids);
  for (const id of new Set(named.map(({ collection_id }) => collection_id).toSorted()))
    await findCollectionRow(tx, authorityId, parseId<"debitCollection">(id), { lock: "share" });
  return listPreparedRows(tx, authorityId, ids);
}

/**
 * What these mandates prepared, and is in no file, ends with them; what is with the bank stays as it is.
 * Where somebody stops, the payer is held already, so that nothing more is prepared; the purge ends what
 * expired, of which nothing is. Their payer is told by whoever asks.
 */
export async function endPrepared(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { ids, why }: { readonly ids: readonly MandateId[]; readonly why: "revoked" | "erased" },
): Promise<EndedMandate> {
  const debits: Debit[] = [];
  for (const row of await listLockedPreparedDebits(tx, system, ids)) {
    const held = await findCollectionRow(
      tx,
      system.authorityId,
      parseId<"debitCollection">(row.collection_id),
    );
    if (!held) continue;
    const collection = toCollection(held);
    const { debit } = await readDebitOrFault(system, collection.seriesId, row);
    // Nothing of somebody erased is written under their name.
    const said = why === "erased" ? { ...debit, content: null } : debit;
    await recordLeftOutDebit(tx, { context, system, collection }, { debit: said, why });
    if (why === "erased") {
      const data = { debit: debit.id, on: collection.collectOn, amount: debit.cents };
      await record(tx, context, { action: "debits.ended_by_erasure", data });
    }
    debits.push(debit);
  }
  return { debits };
}

/** Of payers who are erased. */
export async function endOfErased(tx: Tx, context: Context, payers: readonly Buffer[]): Promise<void> {
  const system = toDebitsSystem(context);
  const rows = await listMandateRows(tx, system.authorityId, { payers });
  const ids = rows.map(({ id }) => parseId<"mandate">(id));
  if (ids.length === 0) return;
  await listLockedPreparedDebits(tx, system, ids);
  const mandates = [];
  for (const row of rows) mandates.push((await readUnlessUnreadable(() => toMandate(system, row))).value);
  await reserveMandatePayers(
    tx,
    system,
    mandates.flatMap((mandate) => mandate ?? []),
  );
  await endPrepared(tx, { context, system }, { ids, why: "erased" });
}

/**
 * What a mandate that ended left prepared: it expired since, or ended before prepared debits did with it. Its
 * payer is told.
 */
export async function endLeftBehind(tx: Tx, context: Context): Promise<number> {
  const system = toDebitsSystem(context);
  const ids = await listEndedWithPrepared(tx, system.authorityId);
  if (ids.length === 0) return 0;
  const { debits } = await endPrepared(tx, { context, system }, { ids, why: "revoked" });
  for (const { content, cents, collectionId } of debits) {
    const held = await findCollectionRow(tx, system.authorityId, collectionId);
    if (!content || !held) continue;
    await notifyDebitNotTaken(tx, system, {
      personId: await findKept(tx, system, content.payerId),
      creditor: toCollection(held).creditor,
      reference: content.reference,
      on: held.collect_on,
      number: content.invoice,
      cents,
      how: "house",
      retry: false,
    });
  }
  return debits.length;
}
