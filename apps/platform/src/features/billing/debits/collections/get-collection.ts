import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Collection, CollectionId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { toCollection } from "../read-rows.ts";
import { findCollectionRow } from "../store/collections.ts";

/** Throws debits.unknown_collection. */
export async function getCollection(
  tx: Tx,
  system: Context,
  id: CollectionId,
  lock: { readonly lock?: boolean } = {},
): Promise<Collection> {
  const row = await findCollectionRow(tx, system.authorityId, id, lock);
  if (!row) throw debitsErrors.error("debits.unknown_collection");
  return toCollection(row);
}
