import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type CorrespondentRow, toSourceTables } from "./tables.ts";

export async function findCorrespondentRow(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<CorrespondentRow | undefined> {
  return toSourceTables(tx)
    .selectFrom("source_correspondent")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
}

/** False when it is not the certificate that was compared any more, or was checked since. */
export async function checkCorrespondent(
  tx: Tx,
  of: Pick<CorrespondentRow, "authority_id" | "fingerprint" | "revision">,
  check: Pick<CorrespondentRow, "checked_as" | "checked_by" | "checked_at">,
): Promise<boolean> {
  const { numUpdatedRows } = await toSourceTables(tx)
    .updateTable("source_correspondent")
    .set({ ...check, revision: of.revision + 1 })
    .where("authority_id", "=", of.authority_id)
    .where("fingerprint", "=", of.fingerprint)
    .where("revision", "=", of.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when another change came first. */
export async function setCorrespondentRow(tx: Tx, row: CorrespondentRow): Promise<boolean> {
  const { authority_id, revision, ...settings } = row;
  if (revision === 0) {
    const { numInsertedOrUpdatedRows } = await toSourceTables(tx)
      .insertInto("source_correspondent")
      .values({ ...row, revision: 1 })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await toSourceTables(tx)
    .updateTable("source_correspondent")
    .set({ ...settings, revision: revision + 1 })
    .where("authority_id", "=", authority_id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
