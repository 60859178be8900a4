import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import type { AddressChangeRow, RecoveryTables } from "./tables.ts";

const tables = (tx: Tx) => tx.withTables<RecoveryTables>();

export async function insertChange(tx: Tx, row: AddressChangeRow): Promise<void> {
  await tables(tx).insertInto("address_change").values(row).execute();
}

/** Those under way end: a later wish takes their place. Returns how many. */
export async function cancelLiveChanges(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<number> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable("address_change")
    .set({ state: "cancelled" })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("state", "in", ["asked", "waiting"])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Those applied too: nobody takes them back any more, nor reads them. */
export async function deleteChanges(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await tables(tx)
    .deleteFrom("address_change")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function lockChange(
  tx: Tx,
  authorityId: AuthorityId,
  which: { readonly id: string } | { readonly confirm: Buffer } | { readonly cancel: Buffer },
): Promise<AddressChangeRow | undefined> {
  const query = tables(tx).selectFrom("address_change").selectAll().where("authority_id", "=", authorityId);
  const one =
    "id" in which
      ? query.where("id", "=", which.id)
      : "confirm" in which
        ? query.where("confirm_hash", "=", which.confirm)
        : query.where("cancel_hash", "=", which.cancel);
  return one.forUpdate().executeTakeFirst();
}

export async function updateChange(
  tx: Tx,
  { authority_id, id }: Pick<AddressChangeRow, "authority_id" | "id">,
  changes: Partial<Pick<AddressChangeRow, "state" | "effective_at" | "cancel_hash">>,
): Promise<void> {
  await tables(tx)
    .updateTable("address_change")
    .set(changes)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

/** Newest first. */
export async function listChanges(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly AddressChangeRow[]> {
  return tables(tx)
    .selectFrom("address_change")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("asked_at", "desc")
    .execute();
}
