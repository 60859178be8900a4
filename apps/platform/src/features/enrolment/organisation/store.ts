import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { OrganisationRow, Tables } from "./store-rows.ts";

export type { OrganisationRow } from "./store-rows.ts";

const toOrganisationTables = (tx: Tx) => tx.withTables<Tables>();

export async function findRow(tx: Tx, authorityId: AuthorityId): Promise<OrganisationRow | undefined> {
  return toOrganisationTables(tx)
    .selectFrom("organisation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
}

/** @returns false when somebody else chose first */
export async function createOrganisationRow(tx: Tx, row: OrganisationRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toOrganisationTables(tx)
    .insertInto("organisation")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** @returns false when the mode is no longer the one read */
export async function updateRow(tx: Tx, { authority_id, former, ...change }: OrganisationRow) {
  const { numUpdatedRows } = await toOrganisationTables(tx)
    .updateTable("organisation")
    .set({ ...change, former })
    .where("authority_id", "=", authority_id)
    .where("mode", "=", former)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
