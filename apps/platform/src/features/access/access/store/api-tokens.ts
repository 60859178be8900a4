import { type Selectable, sql } from "kysely";
import type { StaffRole, Tx } from "../../../../kernel/context.ts";
import type { ApiTokenId, AuthorityId, StaffId } from "../../../../kernel/ids.ts";
import type { AccessTables } from "../tables.ts";

export type ApiTokenRecord = Selectable<AccessTables["api_token"]>;

const toApiTokenTables = (tx: Tx) => tx.withTables<AccessTables>();

export async function createApiTokenRow(tx: Tx, row: ApiTokenRecord): Promise<void> {
  await toApiTokenTables(tx).insertInto("api_token").values(row).execute();
}

/** Not revoked; expired or not. */
export async function findApiToken(
  tx: Tx,
  authorityId: AuthorityId,
  hash: Buffer,
): Promise<ApiTokenRecord | undefined> {
  return toApiTokenTables(tx)
    .selectFrom("api_token")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("token_hash", "=", hash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
}

export async function listApiTokenRows(tx: Tx, authorityId: AuthorityId): Promise<readonly ApiTokenRecord[]> {
  return toApiTokenTables(tx)
    .selectFrom("api_token")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("expires_at", "desc")
    .orderBy("id")
    .execute();
}

/** Those of one agent that act or would act: neither revoked nor expired. The last to expire first. */
export async function listOwnApiTokenRows(
  tx: Tx,
  { authorityId }: { readonly authorityId: AuthorityId },
  { staffId, now }: { readonly staffId: StaffId; readonly now: Date },
): Promise<readonly ApiTokenRecord[]> {
  return toApiTokenTables(tx)
    .selectFrom("api_token")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("staff_id", "=", staffId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("expires_at", "desc")
    .orderBy("id")
    .execute();
}

/** One of an agent's own, ended or not. */
export async function findOwnApiToken(
  tx: Tx,
  { authorityId }: { readonly authorityId: AuthorityId },
  { staffId, id }: { readonly staffId: StaffId; readonly id: ApiTokenId },
): Promise<ApiTokenRecord | undefined> {
  return toApiTokenTables(tx)
    .selectFrom("api_token")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("staff_id", "=", staffId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Written once a day at most. */
export async function updateApiTokenUsed(
  tx: Tx,
  { authority_id, id }: ApiTokenRecord,
  day: string,
): Promise<void> {
  await toApiTokenTables(tx)
    .updateTable("api_token")
    .set({ last_used_on: day })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

/** False when it was accepted before. */
export async function acceptApiTokenRow(
  tx: Tx,
  { authority_id, id }: Pick<ApiTokenRecord, "authority_id" | "id">,
  day: string,
): Promise<boolean> {
  const { numUpdatedRows } = await toApiTokenTables(tx)
    .updateTable("api_token")
    .set({ accepted_on: day })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .where("accepted_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The row revoked; undefined when there was no live one. */
export async function revokeApiTokenRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
  at: Date,
): Promise<ApiTokenRecord | undefined> {
  return toApiTokenTables(tx)
    .updateTable("api_token")
    .set({ revoked_at: at })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .returningAll()
    .executeTakeFirst();
}

/** Live tokens of an agent, revoked: all of them, or those accepted that use a role. */
export async function revokeApiTokenRows(
  tx: Tx,
  authorityId: AuthorityId,
  { staffId, role, at }: { readonly staffId: string; readonly role?: StaffRole; readonly at: Date },
): Promise<readonly ApiTokenRecord[]> {
  const live = toApiTokenTables(tx)
    .updateTable("api_token")
    .set({ revoked_at: at })
    .where("authority_id", "=", authorityId)
    .where("staff_id", "=", staffId)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at)
    .returningAll();
  if (role === undefined) return live.execute();
  return live.where("accepted_on", "is not", null).where(sql<boolean>`${role} = any(scope)`).execute();
}
