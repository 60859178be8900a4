import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, StaffId } from "../../../kernel/ids.ts";
import type { AloneApprovalRow, SmallStaffModeRow, Tables } from "./store-rows.ts";

export type { AloneApprovalRow, SmallStaffModeRow } from "./store-rows.ts";

const toModeTables = (tx: Tx) => tx.withTables<Tables>();

/** The one that was not ended. */
export async function findModeRow(tx: Tx, authorityId: AuthorityId): Promise<SmallStaffModeRow | undefined> {
  return toModeTables(tx)
    .selectFrom("small_staff_mode")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("ended_on", "is", null)
    .executeTakeFirst();
}

/** False when one is on already. */
export async function createModeRow(
  tx: Tx,
  row: Omit<SmallStaffModeRow, "ended_by" | "ended_on">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toModeTables(tx)
    .insertInto("small_staff_mode")
    .values({ ...row, ended_by: null, ended_on: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function endModeRow(
  tx: Tx,
  { authority_id, id }: Pick<SmallStaffModeRow, "authority_id" | "id">,
  { on, by }: { readonly on: CivilDate; readonly by: StaffId },
): Promise<boolean> {
  const { numUpdatedRows } = await toModeTables(tx)
    .updateTable("small_staff_mode")
    .set({ ended_by: by, ended_on: on })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when this content was announced already. */
export async function createAloneRow(
  tx: Tx,
  row: Omit<AloneApprovalRow, "refused_by" | "refused_on" | "used_on">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toModeTables(tx)
    .insertInto("alone_approval")
    .values({ ...row, refused_by: null, refused_on: null, used_on: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function listAloneRows(
  tx: Tx,
  authorityId: AuthorityId,
  kind: AloneApprovalRow["kind"],
): Promise<readonly AloneApprovalRow[]> {
  return toModeTables(tx)
    .selectFrom("alone_approval")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("kind", "=", kind)
    .where("used_on", "is", null)
    .execute();
}

export async function findAloneRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<AloneApprovalRow | undefined> {
  return toModeTables(tx)
    .selectFrom("alone_approval")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Held until the end of the transaction: a refusal and a use do not cross. */
export async function findAloneRowLocked(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<AloneApprovalRow | undefined> {
  return toModeTables(tx)
    .selectFrom("alone_approval")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** The same by what it is about. */
export async function findAnnouncedRowLocked(
  tx: Tx,
  authorityId: AuthorityId,
  { kind, subject, mark }: Pick<AloneApprovalRow, "kind" | "subject" | "mark">,
): Promise<AloneApprovalRow | undefined> {
  return toModeTables(tx)
    .selectFrom("alone_approval")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .where("mark", "=", mark)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateAloneRow(
  tx: Tx,
  { authority_id, id }: Pick<AloneApprovalRow, "authority_id" | "id">,
  answer: { readonly refused_by: StaffId; readonly refused_on: CivilDate } | { readonly used_on: CivilDate },
): Promise<void> {
  await toModeTables(tx)
    .updateTable("alone_approval")
    .set(answer)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}
