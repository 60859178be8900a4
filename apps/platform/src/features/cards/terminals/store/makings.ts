import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { EquipmentId } from "../../equipment/index.ts";
import { type MakingRow, openTerminalTables } from "./tables.ts";

/** The last thing asked of a reader stands. */
export async function saveMaking(tx: Tx, row: MakingRow): Promise<void> {
  await openTerminalTables(tx)
    .insertInto("card_making")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["authority_id", "equipment_id"])
        .doUpdateSet({ support_id: row.support_id, until: row.until }),
    )
    .execute();
}

export async function findMaking(
  tx: Tx,
  authorityId: AuthorityId,
  { id, now }: { readonly id: EquipmentId; readonly now: Date },
): Promise<MakingRow | undefined> {
  return openTerminalTables(tx)
    .selectFrom("card_making")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("equipment_id", "=", id)
    .where("until", ">", now)
    .executeTakeFirst();
}

/** False when it was done, or something else was asked, meanwhile. */
export async function deleteMaking(tx: Tx, row: MakingRow): Promise<boolean> {
  const { numDeletedRows } = await openTerminalTables(tx)
    .deleteFrom("card_making")
    .where("authority_id", "=", row.authority_id)
    .where("equipment_id", "=", row.equipment_id)
    .where("support_id", "=", row.support_id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function deleteOldMakings(tx: Tx, authorityId: AuthorityId, now: Date): Promise<number> {
  const { numDeletedRows } = await openTerminalTables(tx)
    .deleteFrom("card_making")
    .where("authority_id", "=", authorityId)
    .where("until", "<=", now)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
