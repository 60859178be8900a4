import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type HabilitationRow, toSourceTables } from "./tables.ts";

export async function findHabilitationRow(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<HabilitationRow | undefined> {
  return toSourceTables(tx)
    .selectFrom("source_habilitation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
}

/** False when another change came first. */
export async function setHabilitationRow(tx: Tx, row: HabilitationRow): Promise<boolean> {
  const { authority_id: _, revision, ...settings } = row;
  const put = await toSourceTables(tx)
    .insertInto("source_habilitation")
    .values({ ...row, revision: 1 })
    .onConflict((conflict) =>
      conflict
        .column("authority_id")
        .doUpdateSet({ ...settings, revision: revision + 1 })
        .where("source_habilitation.revision", "=", revision),
    )
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === 1n;
}
