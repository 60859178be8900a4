import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { type HandoverRow, toHouseholdTables } from "./tables.ts";

/** The last agent who saw the document, and until when that counts. */
export async function setHandoverRow(tx: Tx, row: HandoverRow): Promise<void> {
  const { seen_by, seen_by_name, expires_at } = row;
  await toHouseholdTables(tx)
    .insertInto("handover")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "person_id"]).doUpdateSet({ seen_by, seen_by_name, expires_at }),
    )
    .execute();
}

export async function findHandoverRow(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<HandoverRow | undefined> {
  return toHouseholdTables(tx)
    .selectFrom("handover")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

export async function deleteHandovers(
  tx: Tx,
  authorityId: AuthorityId,
  which: { readonly personId: PersonId } | { readonly before: Date },
): Promise<number> {
  const deletion = toHouseholdTables(tx).deleteFrom("handover").where("authority_id", "=", authorityId);
  const bounded =
    "personId" in which
      ? deletion.where("person_id", "=", which.personId)
      : deletion.where("expires_at", "<", which.before);
  return Number((await bounded.executeTakeFirst()).numDeletedRows);
}
