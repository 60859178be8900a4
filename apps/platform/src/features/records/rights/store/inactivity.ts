import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import type { InactivityRow, Tables } from "./rows.ts";

const selectInactivityTables = (tx: Tx) => tx.withTables<Tables>();

export async function findInactivity(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<Pick<InactivityRow, "told_on" | "told_again_on"> | undefined> {
  return selectInactivityTables(tx)
    .selectFrom("inactivity")
    .select(["told_on", "told_again_on"])
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

export async function saveInactivityRow(tx: Tx, row: InactivityRow): Promise<void> {
  const { told_on, told_again_on } = row;
  await selectInactivityTables(tx)
    .insertInto("inactivity")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "person_id"]).doUpdateSet({ told_on, told_again_on }),
    )
    .execute();
}

export async function deleteInactivity(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await selectInactivityTables(tx)
    .deleteFrom("inactivity")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}
