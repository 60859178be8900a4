import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, StaffId } from "../../../../kernel/ids.ts";
import type { StaffRoleRow, StaffRow, Tables } from "./rows.ts";

const toStaffTables = (tx: Tx) => tx.withTables<Tables>();

export type { StaffRoleRow, StaffRow } from "./rows.ts";

/** False when the address already belongs to an agent of the authority, or the id does. */
export async function createStaffRow(tx: Tx, row: StaffRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toStaffTables(tx)
    .insertInto("staff")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function createStaffRole(tx: Tx, row: StaffRoleRow): Promise<void> {
  await toStaffTables(tx)
    .insertInto("staff_role")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteRole(tx: Tx, row: StaffRoleRow): Promise<void> {
  await toStaffTables(tx)
    .deleteFrom("staff_role")
    .where("authority_id", "=", row.authority_id)
    .where("staff_id", "=", row.staff_id)
    .where("role", "=", row.role)
    .where("service_id", row.service_id === null ? "is" : "=", row.service_id)
    .where("desk_id", row.desk_id === null ? "is" : "=", row.desk_id)
    .execute();
}

export async function findStaff(
  tx: Tx,
  authorityId: AuthorityId,
  id: StaffId,
): Promise<StaffRow | undefined> {
  return toStaffTables(tx)
    .selectFrom("staff")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("closed_on", "is", null)
    .executeTakeFirst();
}

/** Keeps these agents' rows until the end of the transaction, always in the same order. */
export async function reserveStaffRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly StaffId[],
): Promise<void> {
  await toStaffTables(tx)
    .selectFrom("staff")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("id", "in", ids)
    .orderBy("id")
    .forUpdate()
    .execute();
}

/**
 * The agent, who added them since then, and who added that one: whoever is of this authority, or of one that
 * lends agents to it.
 */
export async function listAgentLine(
  tx: Tx,
  id: string,
  since: Date,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ardeco_agent_line(${id}::uuid, ${since})`.execute(tx);
  return rows;
}

/** The same of several agents at once, by whose line it is. */
export async function listAgentLines(
  tx: Tx,
  ids: readonly string[],
  since: Date,
): Promise<readonly { readonly wanted: string; readonly id: string; readonly name: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ wanted: string; id: string; name: string }>`
    select wanted.id as wanted, line.id, line.name from unnest(${ids}::uuid[]) wanted (id)
      cross join lateral ardeco_agent_line(wanted.id, ${since}) line`.execute(tx);
  return rows;
}

export async function findStaffByEmail(
  tx: Tx,
  authorityId: AuthorityId,
  index: Buffer,
): Promise<StaffRow | undefined> {
  return toStaffTables(tx)
    .selectFrom("staff")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("email_index", "=", index)
    .where("closed_on", "is", null)
    .executeTakeFirst();
}

export async function listStaffRows(tx: Tx, authorityId: AuthorityId): Promise<readonly StaffRow[]> {
  return toStaffTables(tx)
    .selectFrom("staff")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("closed_on", "is", null)
    .orderBy("display_name")
    .execute();
}

export async function listRoles(
  tx: Tx,
  authorityId: AuthorityId,
  staffId?: StaffId,
): Promise<readonly StaffRoleRow[]> {
  let query = toStaffTables(tx).selectFrom("staff_role").selectAll().where("authority_id", "=", authorityId);
  if (staffId !== undefined) query = query.where("staff_id", "=", staffId);
  return query.orderBy("role").execute();
}

/** A yes or a no: who asks reads no row of staff, nor of delegation. */
export async function readReceivesFiles(tx: Tx, authorityId: AuthorityId, today: string): Promise<boolean> {
  const { rows } = await sql<{
    receives: boolean;
  }>`select ardeco_receives_files(${authorityId}::uuid, ${today}::date) as receives`.execute(tx);
  return rows[0]?.receives === true;
}

export async function closeStaff(
  tx: Tx,
  authorityId: AuthorityId,
  id: StaffId,
  change: Pick<StaffRow, "display_name" | "email_sealed" | "email_index" | "closed_on">,
): Promise<void> {
  await toStaffTables(tx)
    .updateTable("staff")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}
