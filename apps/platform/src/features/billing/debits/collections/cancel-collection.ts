import type { Context } from "../../../../kernel/context.ts";
import { record } from "../../../trust/audit/index.ts";
import { requireRight } from "../agents.ts";
import type { CollectionId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { toDebitsSystem } from "../read-rows.ts";
import { updateCollection } from "../store/collections.ts";
import { listDebitRows } from "../store/debits.ts";
import { getCollection } from "./get-collection.ts";
import { type Fault, recordCollectionFaults } from "./record-collection-faults.ts";
import { readDebitOrFault, rejectPreparedDebit } from "./record-left-out-debit.ts";

/**
 * Use case: an agent gives a collection up before its file is made; whoever was told that something would be
 * taken is told that it will not. Throws debits.unknown_collection, debits.not_named, debits.collection_over.
 */
export async function cancelCollection(context: Context, id: CollectionId): Promise<void> {
  const system = toDebitsSystem(context);
  await system.transaction(async (tx) => {
    const collection = await getCollection(tx, system, id, { lock: true });
    await requireRight(tx, context, { creditor: collection.creditor, right: "prepares" });
    if (collection.state === "cancelled") return;
    if (collection.state !== "prepared") throw debitsErrors.error("debits.collection_over");
    const giving = { context, system, collection };
    const rows = await listDebitRows(tx, system.authorityId, { collectionId: id, lock: true });
    const faults: Fault[] = [];
    for (const row of rows.filter(({ state }) => state === "prepared")) {
      const { debit, fault } = await readDebitOrFault(system, collection.seriesId, row);
      await rejectPreparedDebit(tx, giving, { debit, why: "cancelled" });
      if (fault !== undefined) faults.push({ mandateId: debit.mandateId, error: fault });
    }
    await recordCollectionFaults(tx, giving, { faults, before: collection.faults });
    await updateCollection(tx, system.authorityId, id, { state: "cancelled" });
    const data = { collection: id, on: collection.collectOn };
    await record(tx, context, { action: "debits.cancelled", data });
  });
}
