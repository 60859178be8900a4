import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { lockAccountEntries } from "../../../access/access/index.ts";
import type { AddressChangeRow, RecoveryTables } from "./tables.ts";

const toAddressChangeTables = (tx: Tx) => tx.withTables<RecoveryTables>();

export async function createChangeRow(tx: Tx, row: AddressChangeRow): Promise<void> {
  await toAddressChangeTables(tx).insertInto("address_change").values(row).execute();
}

/**
 * Those under way end: a later wish takes their place. With `but`, those of that recovery go on. Returns how
 * many.
 */
export async function cancelLiveChanges(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  { but }: { readonly but?: string } = {},
): Promise<number> {
  const query = toAddressChangeTables(tx)
    .updateTable("address_change")
    .set({ state: "cancelled" })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("state", "in", ["asked", "waiting"]);
  const bounded = but
    ? query.where((where) => where.or([where("recovery_id", "is", null), where("recovery_id", "!=", but)]))
    : query;
  return Number((await bounded.executeTakeFirst()).numUpdatedRows);
}

/** Those applied too: nobody takes them back any more, nor reads them. */
export async function deleteChanges(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await toAddressChangeTables(tx)
    .deleteFrom("address_change")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

type Which = { readonly id: string } | { readonly confirm: Buffer } | { readonly cancel: Buffer };

/** One change, once what goes on about the same account is over. */
export async function findChangeLocked(
  tx: Tx,
  authorityId: AuthorityId,
  which: Which,
): Promise<AddressChangeRow | undefined> {
  const seen = await findChange(tx, authorityId, which);
  if (!seen) return undefined;
  await lockAccountEntries(tx, parseId<"person">(seen.person_id));
  return findChange(tx, authorityId, which);
}

async function findChange(
  tx: Tx,
  authorityId: AuthorityId,
  which: Which,
): Promise<AddressChangeRow | undefined> {
  const query = toAddressChangeTables(tx)
    .selectFrom("address_change")
    .selectAll()
    .where("authority_id", "=", authorityId);
  const one =
    "id" in which
      ? query.where("id", "=", which.id)
      : "confirm" in which
        ? query.where("confirm_hash", "=", which.confirm)
        : query.where("cancel_hash", "=", which.cancel);
  return one.executeTakeFirst();
}

/** How many messages a mailbox received, or a person had sent, since then. */
export async function countAsked(
  tx: Tx,
  authorityId: AuthorityId,
  whose: { readonly personId: PersonId } | { readonly index: Buffer },
  since: Date,
): Promise<number> {
  const query = toAddressChangeTables(tx)
    .selectFrom("address_change")
    .select((select) => select.fn.countAll<string>().as("count"))
    .where("authority_id", "=", authorityId)
    .where("asked_at", ">", since);
  const bounded =
    "personId" in whose
      ? query.where("person_id", "=", whose.personId)
      : query.where("new_index", "=", whose.index);
  return Number((await bounded.executeTakeFirstOrThrow()).count);
}

export async function updateChange(
  tx: Tx,
  { authority_id, id }: Pick<AddressChangeRow, "authority_id" | "id">,
  changes: Partial<Pick<AddressChangeRow, "state" | "effective_at" | "cancel_hash" | "former_confirmed">>,
): Promise<void> {
  await toAddressChangeTables(tx)
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
  return toAddressChangeTables(tx)
    .selectFrom("address_change")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("asked_at", "desc")
    .execute();
}
