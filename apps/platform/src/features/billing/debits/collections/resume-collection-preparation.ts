import type { Context } from "../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../kernel/ids.ts";
import { toCollection, toDebitsSystem } from "../read-rows.ts";
import { findCollectionRow } from "../store/collections.ts";
import { BATCH, runPreparationBatch } from "./run-preparation-batch.ts";

/**
 * For the job: goes on with a collection that is being prepared. What changed meanwhile is looked at as it
 * is. Idempotent.
 */
export async function resumeCollectionPreparation(context: Context, id: string): Promise<void> {
  const system = toDebitsSystem(context);
  if (!isUuid(id)) return;
  const row = await system.transaction((tx) =>
    findCollectionRow(tx, system.authorityId, parseId<"debitCollection">(id)),
  );
  if (row?.state !== "prepared" || row.looked_to === null) return;
  await runPreparationBatch({ context: system, system, collection: toCollection(row) }, BATCH);
}
