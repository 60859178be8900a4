import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { toSourceTables, type WishRow } from "./tables.ts";

export async function setWishRow(tx: Tx, row: WishRow): Promise<void> {
  const { yearly, said_on } = row;
  await toSourceTables(tx)
    .insertInto("source_wish")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "person_id"]).doUpdateSet({ yearly, said_on }),
    )
    .execute();
}

export async function listWishRows(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<readonly WishRow[]> {
  if (personIds.length === 0) return [];
  return toSourceTables(tx)
    .selectFrom("source_wish")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "in", [...personIds])
    .execute();
}

/** Who said yes, in the order of their ids, page after page. */
export async function listWhoAgreed(
  tx: Tx,
  authorityId: AuthorityId,
  { after, limit }: { readonly after: PersonId | undefined; readonly limit: number },
): Promise<readonly PersonId[]> {
  let query = toSourceTables(tx)
    .selectFrom("source_wish")
    .select("person_id")
    .where("authority_id", "=", authorityId)
    .where("yearly", "=", true)
    .orderBy("person_id")
    .limit(limit);
  if (after) query = query.where("person_id", ">", after);
  return (await query.execute()).map((row) => parseId<"person">(row.person_id));
}

export async function deleteWish(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await toSourceTables(tx)
    .deleteFrom("source_wish")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}
