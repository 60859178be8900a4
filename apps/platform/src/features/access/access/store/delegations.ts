import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, DelegationId } from "../../../../kernel/ids.ts";
import type { DelegationRow, Tables } from "./rows.ts";

const toDelegationTables = (tx: Tx) => tx.withTables<Tables>();

export async function createDelegationRow(tx: Tx, row: DelegationRow): Promise<void> {
  await toDelegationTables(tx).insertInto("delegation").values(row).execute();
}

export async function findDelegation(
  tx: Tx,
  authorityId: AuthorityId,
  id: DelegationId,
): Promise<DelegationRow | undefined> {
  return toDelegationTables(tx)
    .selectFrom("delegation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listDelegationRows(
  tx: Tx,
  side: "authority_id" | "from_authority_id",
  authorityId: AuthorityId,
): Promise<readonly DelegationRow[]> {
  return toDelegationTables(tx)
    .selectFrom("delegation")
    .selectAll()
    .where(side, "=", authorityId)
    .orderBy("starts_on", "desc")
    .execute();
}

/** @returns false when there is none, or it was revoked before */
export async function updateDelegationRevoked(
  tx: Tx,
  authorityId: AuthorityId,
  id: DelegationId,
  on: string,
): Promise<boolean> {
  const { numUpdatedRows } = await toDelegationTables(tx)
    .updateTable("delegation")
    .set({ revoked_on: on })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("revoked_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
