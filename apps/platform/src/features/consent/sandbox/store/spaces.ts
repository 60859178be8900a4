import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type InvitationRow, openSandboxTables, type SpaceRow } from "./tables.ts";

export async function createSpaceRow(tx: Tx, row: SpaceRow): Promise<void> {
  await openSandboxTables(tx).insertInto("sandbox_space").values(row).execute();
}

export async function findSpaceByEmail(
  tx: Tx,
  frontId: AuthorityId,
  emailIndex: Buffer,
): Promise<SpaceRow | undefined> {
  return openSandboxTables(tx)
    .selectFrom("sandbox_space")
    .selectAll()
    .where("front_id", "=", frontId)
    .where("email_index", "=", emailIndex)
    .where("closed_on", "is", null)
    .executeTakeFirst();
}

export async function findSpace(tx: Tx, authorityId: AuthorityId): Promise<SpaceRow | undefined> {
  return openSandboxTables(tx)
    .selectFrom("sandbox_space")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
}

/** Left unused, it was closed: only its address is left. For the system, in the space. */
export async function isSpaceClosed(tx: Tx, authorityId: AuthorityId): Promise<boolean> {
  return ((await findSpace(tx, authorityId))?.closed_on ?? null) !== null;
}

export async function countSpaces(
  tx: Tx,
  frontId: AuthorityId,
  { today, domain }: { readonly today: string; readonly domain: Buffer },
): Promise<{ readonly open: number; readonly today: number; readonly ofDomain: number }> {
  const { open, opened, ours } = await openSandboxTables(tx)
    .selectFrom("sandbox_space")
    .select((eb) => [
      eb.fn.countAll<string>().filterWhere("closed_on", "is", null).as("open"),
      eb.fn.countAll<string>().filterWhere("opened_on", "=", today).as("opened"),
      eb.fn
        .countAll<string>()
        .filterWhere("opened_on", "=", today)
        .filterWhere("domain_index", "=", domain)
        .as("ours"),
    ])
    .where("front_id", "=", frontId)
    .executeTakeFirstOrThrow();
  return { open: Number(open), today: Number(opened), ofDomain: Number(ours) };
}

export async function updateSpace(
  tx: Tx,
  authorityId: AuthorityId,
  change: Partial<Pick<SpaceRow, "email_index" | "domain_index" | "last_used_on" | "closed_on">>,
): Promise<void> {
  await openSandboxTables(tx)
    .updateTable("sandbox_space")
    .set(change)
    .where("authority_id", "=", authorityId)
    .execute();
}

/** Two links followed at once for one address open one space. */
export async function lockAddress(tx: Tx, emailIndex: Buffer): Promise<void> {
  const lock = `sandbox:${emailIndex.toString("base64url")}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx);
}

export async function createInvitationRow(tx: Tx, row: InvitationRow): Promise<void> {
  await openSandboxTables(tx).insertInto("sandbox_invitation").values(row).execute();
}

export async function countInvitations(
  tx: Tx,
  frontId: AuthorityId,
  emailIndex: Buffer,
  now: Date,
): Promise<number> {
  const { waiting } = await openSandboxTables(tx)
    .selectFrom("sandbox_invitation")
    .select((eb) => eb.fn.countAll<string>().as("waiting"))
    .where("authority_id", "=", frontId)
    .where("email_index", "=", emailIndex)
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  return Number(waiting);
}

/** The invitation, spent with every other of its address; undefined when it was already, or is too old. */
export async function acceptInvitation(
  tx: Tx,
  frontId: AuthorityId,
  hash: Buffer,
  now: Date,
): Promise<InvitationRow | undefined> {
  const row = await openSandboxTables(tx)
    .selectFrom("sandbox_invitation")
    .selectAll()
    .where("authority_id", "=", frontId)
    .where("token_hash", "=", hash)
    .executeTakeFirst();
  if (!row) return undefined;
  await lockAddress(tx, row.email_index);
  const spent = await openSandboxTables(tx)
    .updateTable("sandbox_invitation")
    .set({ used_at: now })
    .where("authority_id", "=", frontId)
    .where("email_index", "=", row.email_index)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("token_hash")
    .execute();
  return spent.some(({ token_hash }) => token_hash.equals(hash)) ? row : undefined;
}

export async function deleteOldInvitations(tx: Tx, frontId: AuthorityId, limit: Date): Promise<number> {
  const done = await openSandboxTables(tx)
    .deleteFrom("sandbox_invitation")
    .where("authority_id", "=", frontId)
    .where("expires_at", "<", limit)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}
