import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import type { MembershipId } from "../pass.ts";
import { type MembershipRow, openPassTables } from "./tables.ts";

export async function createMembershipRow(tx: Tx, row: MembershipRow): Promise<void> {
  await openPassTables(tx)
    .insertInto("pass_membership")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Of one pass or another, by the names that passes give somebody. */
export async function listMemberships(
  tx: Tx,
  authorityId: AuthorityId,
  subjects: readonly Buffer[],
): Promise<readonly MembershipRow[]> {
  if (subjects.length === 0) return [];
  return openPassTables(tx)
    .selectFrom("pass_membership")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`subject = any (${[...subjects]}::bytea[])`)
    .orderBy("joined_on")
    .orderBy("id")
    .execute();
}

/**
 * Row-level security shows people and agents what this pass knows of somebody, until the transaction looks at
 * another.
 */
export async function setPassSubject(tx: Tx, subject: Buffer): Promise<void> {
  await sql`select set_config('ardeco.pass_subject', ${subject.toString("hex")}, true)`.execute(tx);
}

/** Kept from changing until the transaction ends: two uses of one person wait for each other. */
export async function findLockedMembership(
  tx: Tx,
  authorityId: AuthorityId,
  id: MembershipId,
): Promise<MembershipRow | undefined> {
  return openPassTables(tx)
    .selectFrom("pass_membership")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateMembershipStart(
  tx: Tx,
  authorityId: AuthorityId,
  { id, on }: { readonly id: MembershipId; readonly on: CivilDate },
): Promise<void> {
  await openPassTables(tx)
    .updateTable("pass_membership")
    .set({ active_on: on })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** What they used stays, as accounts must, and is nobody's; codes go with the membership. */
export async function eraseMembers(
  tx: Tx,
  authorityId: AuthorityId,
  subjects: readonly Buffer[],
): Promise<void> {
  const known = (await listMemberships(tx, authorityId, subjects)).map(({ id }) => id).toSorted();
  // A confirmation in flight holds its membership: what it writes is then somebody's no more either.
  const ids: string[] = [];
  for (const id of known)
    if (await findLockedMembership(tx, authorityId, parseId<"passMembership">(id))) ids.push(id);
  if (ids.length === 0) return;
  await openPassTables(tx)
    .updateTable("pass_use")
    .set({ membership_id: null })
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`membership_id = any (${ids}::uuid[])`)
    .execute();
  await openPassTables(tx)
    .deleteFrom("pass_membership")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute();
}

export interface NewCode {
  readonly digest: Buffer;
  readonly membershipId: MembershipId;
  readonly sealed: Buffer;
  readonly minute: number;
}

/** The former code of this person ends: whoever calls holds their membership. */
export async function saveCode(
  tx: Tx,
  authorityId: AuthorityId,
  { digest, membershipId, sealed, minute }: NewCode,
): Promise<boolean> {
  await openPassTables(tx)
    .deleteFrom("pass_code")
    .where("authority_id", "=", authorityId)
    .where("membership_id", "=", membershipId)
    .execute();
  const { numInsertedOrUpdatedRows } = await openPassTables(tx)
    .insertInto("pass_code")
    .values({ authority_id: authorityId, digest, membership_id: membershipId, sealed, minute })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export interface KnownCode {
  readonly membershipId: MembershipId;
  readonly sealed: Buffer;
  readonly minute: number;
}

export async function findCode(
  tx: Tx,
  authorityId: AuthorityId,
  digest: Buffer,
): Promise<KnownCode | undefined> {
  const row = await openPassTables(tx)
    .selectFrom("pass_code")
    .select(["membership_id", "sealed", "minute"])
    .where("authority_id", "=", authorityId)
    .where("digest", "=", digest)
    .executeTakeFirst();
  return (
    row && {
      membershipId: parseId<"passMembership">(row.membership_id),
      sealed: row.sealed,
      minute: Number(row.minute),
    }
  );
}

export async function deleteExpiredCodes(tx: Tx, authorityId: AuthorityId, minute: number): Promise<number> {
  const { numDeletedRows } = await openPassTables(tx)
    .deleteFrom("pass_code")
    .where("authority_id", "=", authorityId)
    .where("minute", "<", minute)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
