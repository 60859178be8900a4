import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { EquipmentId } from "../../equipment/index.ts";
import { openTerminalTables, type ReaderRow } from "./tables.ts";

/**
 * The first key stays.
 * @returns what is kept
 */
export async function saveReaderKey(
  tx: Tx,
  { authorityId, id }: { readonly authorityId: AuthorityId; readonly id: EquipmentId },
  key: { readonly x: string; readonly y: string },
): Promise<{ readonly isNew: boolean; readonly x: string; readonly y: string }> {
  const { numInsertedOrUpdatedRows } = await openTerminalTables(tx)
    .insertInto("reader_state")
    .values({
      authority_id: authorityId,
      equipment_id: id,
      key_x: key.x,
      key_y: key.y,
      sequence: 0,
      last: 0,
      head: Buffer.alloc(32),
    })
    .onConflict((conflict) => conflict.columns(["authority_id", "equipment_id"]).doNothing())
    .executeTakeFirst();
  const isNew = numInsertedOrUpdatedRows === 1n;
  const kept = isNew ? undefined : await findReader(tx, authorityId, id);
  return { isNew, x: kept?.key_x ?? key.x, y: kept?.key_y ?? key.y };
}

export async function findReader(
  tx: Tx,
  authorityId: AuthorityId,
  id: EquipmentId,
): Promise<ReaderRow | undefined> {
  return openTerminalTables(tx)
    .selectFrom("reader_state")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("equipment_id", "=", id)
    .executeTakeFirst();
}

/** The same, held until the end of the transaction: two batches of one reader queue here. */
export async function getLockedReader(
  tx: Tx,
  authorityId: AuthorityId,
  id: EquipmentId,
): Promise<ReaderRow | undefined> {
  return openTerminalTables(tx)
    .selectFrom("reader_state")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("equipment_id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function listReaderRows(tx: Tx, authorityId: AuthorityId): Promise<readonly ReaderRow[]> {
  return openTerminalTables(tx)
    .selectFrom("reader_state")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .execute();
}

export async function writeReader(
  tx: Tx,
  row: ReaderRow,
  change: Partial<Pick<ReaderRow, "sequence" | "last" | "head">>,
): Promise<void> {
  await openTerminalTables(tx)
    .updateTable("reader_state")
    .set(change)
    .where("authority_id", "=", row.authority_id)
    .where("equipment_id", "=", row.equipment_id)
    .execute();
}
