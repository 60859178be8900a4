import { sql } from "kysely";
import type { RunStatement, Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { SessionRow, SignInLinkRow, Tables } from "./rows.ts";

const toSessionTables = (tx: Tx) => tx.withTables<Tables>();

export async function createSessionRow(tx: Tx, row: SessionRow): Promise<void> {
  await toSessionTables(tx).insertInto("session").values(row).execute();
}

export async function findSession(
  run: RunStatement,
  authorityId: AuthorityId,
  tokenHash: Buffer,
): Promise<SessionRow | undefined> {
  const text = "select * from access_find_session($1, $2)";
  const [row] = await run<SessionRow>("access_find_session", text, [authorityId, tokenHash]);
  return row;
}

export async function findSessionById(
  tx: Tx,
  authorityId: AuthorityId,
  which: { readonly id: string; readonly subjectId: string },
): Promise<SessionRow | undefined> {
  return toSessionTables(tx)
    .selectFrom("session")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("subject_id", "=", which.subjectId)
    .where("id", "=", which.id)
    .executeTakeFirst();
}

export async function listSessionRows(
  tx: Tx,
  authorityId: AuthorityId,
  subjectId: string,
): Promise<readonly SessionRow[]> {
  return toSessionTables(tx)
    .selectFrom("session")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("subject_id", "=", subjectId)
    .where("revoked_at", "is", null)
    .orderBy("last_seen_at", "desc")
    .execute();
}

export async function updateSessionSeen(tx: Tx, row: SessionRow, at: Date): Promise<void> {
  await toSessionTables(tx)
    .updateTable("session")
    .set({ last_seen_at: at })
    .where("authority_id", "=", row.authority_id)
    .where("token_hash", "=", row.token_hash)
    .execute();
}

export async function setDevice(
  tx: Tx,
  authorityId: AuthorityId,
  tokenHash: Buffer,
  device: string,
): Promise<void> {
  await toSessionTables(tx)
    .updateTable("session")
    .set({ device })
    .where("authority_id", "=", authorityId)
    .where("token_hash", "=", tokenHash)
    .execute();
}

export async function revokeSessionRow(
  tx: Tx,
  authorityId: AuthorityId,
  which: { id: string; subjectId: string },
  at: Date,
): Promise<void> {
  await toSessionTables(tx)
    .updateTable("session")
    .set({ revoked_at: at })
    .where("authority_id", "=", authorityId)
    .where("id", "=", which.id)
    .where("subject_id", "=", which.subjectId)
    .where("revoked_at", "is", null)
    .execute();
}

export async function deleteExpired(tx: Tx, authorityId: AuthorityId, at: Date): Promise<number> {
  let removed = 0;
  for (const table of ["session", "sign_in_link", "passkey_challenge_spent"] as const) {
    const result = await toSessionTables(tx)
      .deleteFrom(table)
      .where("authority_id", "=", authorityId)
      .where("expires_at", "<", at)
      .executeTakeFirst();
    removed += Number(result.numDeletedRows);
  }
  return removed;
}

export async function createLinkRow(tx: Tx, row: SignInLinkRow): Promise<void> {
  await toSessionTables(tx).insertInto("sign_in_link").values(row).execute();
}

/**
 * Requests for one address come one after the other, known here or not: those that count together wait for
 * each other.
 */
export async function lockAddress(tx: Tx, index: Buffer): Promise<void> {
  const key = index.readBigInt64BE().toString();
  await sql`select pg_advisory_xact_lock(${key}::bigint)`.execute(tx);
}

/**
 * Links by e-mail of a subject, not used yet, that expire in this time: longer ones were not asked for at the
 * door.
 */
export async function countLiveLinks(
  tx: Tx,
  authorityId: AuthorityId,
  subjectId: string,
  { from, until }: { from: Date; until: Date },
): Promise<number> {
  const { live } = await toSessionTables(tx)
    .selectFrom("sign_in_link")
    .select((select) => select.fn.countAll<string>().as("live"))
    .where("authority_id", "=", authorityId)
    .where("subject_id", "=", subjectId)
    .where("method", "=", "email_link")
    .where("used_at", "is", null)
    .where("expires_at", ">", from)
    .where("expires_at", "<=", until)
    .executeTakeFirstOrThrow();
  return Number(live);
}

/**
 * Takes a live link; a one-time link is marked used in the same statement, so that two clicks give one
 * session.
 */
export async function applyLinkUse(
  tx: Tx,
  authorityId: AuthorityId,
  tokenHash: Buffer,
  method: SignInLinkRow["method"],
  at: Date,
): Promise<SignInLinkRow | undefined> {
  return toSessionTables(tx)
    .updateTable("sign_in_link")
    .set({ used_at: at })
    .where("authority_id", "=", authorityId)
    .where("token_hash", "=", tokenHash)
    .where("method", "=", method)
    .where("expires_at", ">", at)
    .where((where) => (method === "resume_code" ? where.lit(true) : where("used_at", "is", null)))
    .returningAll()
    .executeTakeFirst();
}

/** All of them, or those of one use. */
export async function deleteSubjectLinks(
  tx: Tx,
  authorityId: AuthorityId,
  subjectId: string,
  method?: SignInLinkRow["method"],
): Promise<void> {
  let query = toSessionTables(tx)
    .deleteFrom("sign_in_link")
    .where("authority_id", "=", authorityId)
    .where("subject_id", "=", subjectId);
  if (method !== undefined) query = query.where("method", "=", method);
  await query.execute();
}

/** Ends what was opened before anybody had proven to read the address: drafts and resume codes. */
export async function endUnprovenEntries(
  tx: Tx,
  authorityId: AuthorityId,
  subjectId: string,
  at: Date,
): Promise<void> {
  await toSessionTables(tx)
    .updateTable("session")
    .set({ revoked_at: at })
    .where("authority_id", "=", authorityId)
    .where("subject_id", "=", subjectId)
    .where("method", "in", ["draft", "resume_code"])
    .where("revoked_at", "is", null)
    .execute();
  await deleteSubjectLinks(tx, authorityId, subjectId, "resume_code");
}

/** Whoever moves the draft may read no code: the function only ends some. */
export async function endDraftCodes(
  tx: Tx,
  { personId, draftId }: { readonly personId: string; readonly draftId: string },
  until: Date,
): Promise<void> {
  await sql`select access_end_codes(${personId}, ${draftId}, ${until})`.execute(tx);
}
