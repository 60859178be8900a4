import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { Tables, TransferPlaceRow } from "./rows.ts";

export type PlaceRow = TransferPlaceRow;

const openPlaceTables = (tx: Tx) => tx.withTables<Tables>();

export async function createPlaceRow(tx: Tx, row: PlaceRow): Promise<void> {
  await openPlaceTables(tx).insertInto("transfer_place").values(row).execute();
}

/** Row-level security decides whether this agent may see it. */
export async function findPlaceRow(
  tx: Tx,
  authorityId: AuthorityId,
  serviceId: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<PlaceRow | undefined> {
  const query = openPlaceTables(tx)
    .selectFrom("transfer_place")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", serviceId);
  return (options.forUpdate ? query.forUpdate() : query).executeTakeFirst();
}

export async function listPlaceRows(tx: Tx, authorityId: AuthorityId): Promise<readonly PlaceRow[]> {
  return openPlaceTables(tx)
    .selectFrom("transfer_place")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .execute();
}

type Key = Pick<PlaceRow, "authority_id" | "service_id">;

export async function updatePlace(
  tx: Tx,
  { authority_id, service_id }: Key,
  change: Partial<Omit<PlaceRow, keyof Key | "private_key_sealed" | "public_key">>,
): Promise<void> {
  await openPlaceTables(tx)
    .updateTable("transfer_place")
    .set(change)
    .where("authority_id", "=", authority_id)
    .where("service_id", "=", service_id)
    .execute();
}

export async function deletePlace(tx: Tx, { authority_id, service_id }: Key): Promise<void> {
  await openPlaceTables(tx)
    .deleteFrom("transfer_place")
    .where("authority_id", "=", authority_id)
    .where("service_id", "=", service_id)
    .execute();
}
