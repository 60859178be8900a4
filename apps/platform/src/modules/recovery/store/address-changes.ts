import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import type { AddressChangeRow, RecoveryTables } from "./tables.ts";

const tables = (tx: Tx) => tx.withTables<RecoveryTables>();

export async function insertChange(tx: Tx, row: AddressChangeRow): Promise<void> {
  await tables(tx).insertInto("address_change").values(row).execute();
}

/** Those under way end: a later wish takes their place. */
export async function cancelLiveChanges(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await cancelChanges(tx, authorityId, personId, ["asked", "waiting"]);
}

/** Those applied too: nobody takes them back any more. */
export async function cancelEveryChange(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await cancelChanges(tx, authorityId, personId, ["asked", "waiting", "applied"]);
}

async function cancelChanges(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  states: readonly AddressChangeRow["state"][],
): Promise<void> {
  await tables(tx)
    .updateTable("address_change")
    .set({ state: "cancelled" })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("state", "in", [...states])
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
