import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import type { PersonRow, Tables } from "./rows.ts";

export type { PersonRow } from "./rows.ts";

export type PersonStatus = PersonRow["status"];

const toPersonTables = (tx: Tx) => tx.withTables<Tables>();

/**
 * False when the id is taken; waits for whoever is taking it. Naming the columns would ask to read the row,
 * not yet one's own.
 */
export async function createPersonRow(tx: Tx, row: PersonRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toPersonTables(tx)
    .insertInto("person")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function listPersonRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly PersonId[],
): Promise<readonly PersonRow[]> {
  if (ids.length === 0) return [];
  return toPersonTables(tx)
    .selectFrom("person")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "in", [...ids])
    .execute();
}

/** Ids in their order, of people who are there. */
export async function listPersonIdBatch(
  tx: Tx,
  authorityId: AuthorityId,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await toPersonTables(tx)
    .selectFrom("person")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("status", "in", ["declared", "enrolled"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function updateStatus(
  tx: Tx,
  authorityId: AuthorityId,
  id: PersonId,
  status: PersonStatus,
): Promise<void> {
  await toPersonTables(tx)
    .updateTable("person")
    .set((set) => ({ status, version: set("version", "+", 1) }))
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Those whom they declared no longer say by whom. */
export async function removePersonCreator(tx: Tx, id: PersonId): Promise<void> {
  await sql`select identity_forget_creator(${id}::uuid)`.execute(tx);
}
