import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { type CorrespondentRow, tables } from "./tables.ts";

export async function findCorrespondentRow(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<CorrespondentRow | undefined> {
  return tables(tx)
    .selectFrom("source_correspondent")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
}

/** False when another change came first. */
export async function putCorrespondent(tx: Tx, row: CorrespondentRow): Promise<boolean> {
  const { authority_id: _, revision, ...settings } = row;
  const put = await tables(tx)
    .insertInto("source_correspondent")
    .values({ ...row, revision: 1 })
    .onConflict((conflict) =>
      conflict
        .column("authority_id")
        .doUpdateSet({ ...settings, revision: revision + 1 })
        .where("source_correspondent.revision", "=", revision),
    )
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === 1n;
}
