import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { SubjectKind } from "../tables.ts";
import type { PasskeyChallengeSpentRow, PasskeyRow, Tables } from "./rows.ts";

const toPasskeyTables = (tx: Tx) => tx.withTables<Tables>();

export type { PasskeyRow } from "./rows.ts";

/** Whose keys: an id of a person is never taken for an agent's. */
export interface Holder {
  readonly kind: SubjectKind;
  readonly subjectId: string;
}

/** The handle of this account; the one proposed when there was none. Two at once agree on one. */
export async function ensurePasskeyHandle(
  tx: Tx,
  authorityId: AuthorityId,
  { kind, subjectId }: Holder,
  proposed: Buffer,
): Promise<Buffer> {
  await toPasskeyTables(tx)
    .insertInto("passkey_holder")
    .values({ authority_id: authorityId, kind, subject_id: subjectId, user_handle: proposed })
    .onConflict((conflict) => conflict.columns(["authority_id", "kind", "subject_id"]).doNothing())
    .execute();
  const { user_handle } = await toPasskeyTables(tx)
    .selectFrom("passkey_holder")
    .select("user_handle")
    .where("authority_id", "=", authorityId)
    .where("kind", "=", kind)
    .where("subject_id", "=", subjectId)
    .executeTakeFirstOrThrow();
  return user_handle;
}

/** False when this credential is already somebody's here. */
export async function createPasskeyRow(tx: Tx, row: PasskeyRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toPasskeyTables(tx)
    .insertInto("passkey")
    .values(row)
    .onConflict((conflict) => conflict.constraint("a_credential_is_of_one_account").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** With its holder's handle, kept from other answers until the end: two at once do not both count up. */
export async function findPasskeyLocked(
  tx: Tx,
  authorityId: AuthorityId,
  credentialId: Buffer,
): Promise<(PasskeyRow & { readonly user_handle: Buffer }) | undefined> {
  return toPasskeyTables(tx)
    .selectFrom("passkey")
    .innerJoin("passkey_holder", (join) =>
      join
        .onRef("passkey_holder.authority_id", "=", "passkey.authority_id")
        .onRef("passkey_holder.kind", "=", "passkey.kind")
        .onRef("passkey_holder.subject_id", "=", "passkey.subject_id"),
    )
    .selectAll("passkey")
    .select("passkey_holder.user_handle")
    .where("passkey.authority_id", "=", authorityId)
    .where("credential_id", "=", credentialId)
    .forUpdate("passkey")
    .executeTakeFirst();
}

/** Until the end of the transaction: of two keys removed at once, the second sees that the first is gone. */
export async function lockKeys(tx: Tx, { kind, subjectId }: Holder): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`keys:${kind}:${subjectId}`}, 0))`.execute(tx);
}

export async function listPasskeyRows(
  tx: Tx,
  authorityId: AuthorityId,
  { kind, subjectId }: Holder,
): Promise<readonly PasskeyRow[]> {
  return toPasskeyTables(tx)
    .selectFrom("passkey")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("kind", "=", kind)
    .where("subject_id", "=", subjectId)
    .orderBy("created_on")
    .orderBy("id")
    .execute();
}

export async function updatePasskey(
  tx: Tx,
  { authority_id, id }: Pick<PasskeyRow, "authority_id" | "id">,
  changes: Partial<
    Pick<PasskeyRow, "sign_count" | "synced" | "label_sealed" | "last_used_on" | "suspended_on">
  >,
): Promise<void> {
  await toPasskeyTables(tx)
    .updateTable("passkey")
    .set(changes)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

/**
 * One of the holder's keys; all of them without an id.
 * @returns how many there were
 */
export async function deletePasskeys(
  tx: Tx,
  authorityId: AuthorityId,
  { kind, subjectId }: Holder,
  id?: string,
): Promise<number> {
  let query = toPasskeyTables(tx)
    .deleteFrom("passkey")
    .where("authority_id", "=", authorityId)
    .where("kind", "=", kind)
    .where("subject_id", "=", subjectId);
  if (id !== undefined) query = query.where("id", "=", id);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Those registered at that moment or after. */
export async function deletePasskeysSince(
  tx: Tx,
  authorityId: AuthorityId,
  { kind, subjectId }: Holder,
  since: Date,
): Promise<void> {
  await toPasskeyTables(tx)
    .deleteFrom("passkey")
    .where("authority_id", "=", authorityId)
    .where("kind", "=", kind)
    .where("subject_id", "=", subjectId)
    .where((where) => where.fn.coalesce("created_at", "created_on"), ">=", since)
    .execute();
}

/** False when it was answered before. */
export async function createSpentChallenge(tx: Tx, row: PasskeyChallengeSpentRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await toPasskeyTables(tx)
    .insertInto("passkey_challenge_spent")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Agents who have a passkey that serves. */
export async function listPasskeyHolders(tx: Tx, authorityId: AuthorityId): Promise<ReadonlySet<string>> {
  const rows = await toPasskeyTables(tx)
    .selectFrom("passkey")
    .select("subject_id")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("kind", "=", "staff")
    .where("suspended_on", "is", null)
    .execute();
  return new Set(rows.map(({ subject_id }) => subject_id));
}
