import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import type { JournalForkRow, Tables, WatchedLogRow } from "./store-rows.ts";
import type { Fork, WatchedLog, WatchedLogId, Witness, WitnessId, WitnessStanding } from "./witnesses.ts";

export type ForkRow = JournalForkRow;

const selectWitnessTables = (tx: Tx) => tx.withTables<Tables>();

/**
 * How many are asked, and whether this one is: held until the transaction ends, so that two are not counted
 * as one.
 */
export async function countLockedWitnesses(
  tx: Tx,
  authorityId: AuthorityId,
  verifier: string,
): Promise<{ readonly count: number; readonly isAsked: boolean }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`witnesses:${authorityId}`}, 0))`.execute(tx);
  const rows = await selectWitnessTables(tx)
    .selectFrom("journal_witness")
    .select("verifier")
    .where("authority_id", "=", authorityId)
    .execute();
  return { count: rows.length, isAsked: rows.some((row) => row.verifier === verifier) };
}

/** False when it is asked already. */
export async function createWitnessRow(
  tx: Tx,
  authorityId: AuthorityId,
  asked: { readonly id: WitnessId; readonly verifier: string; readonly url: string; readonly on: string },
): Promise<boolean> {
  const { id, verifier, url, on } = asked;
  const row = { authority_id: authorityId, id, verifier, url, asked_on: on };
  const done = await selectWitnessTables(tx)
    .insertInto("journal_witness")
    .values({ ...row, size: 0, standing: "waits", standing_at: null, told_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function listWitnessRows(tx: Tx, authorityId: AuthorityId): Promise<readonly Witness[]> {
  const rows = await selectWitnessTables(tx)
    .selectFrom("journal_witness")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("verifier")
    .execute();
  return rows.map(({ id, verifier, url, size, standing, standing_at }) => ({
    id: parseId<"witness">(id),
    verifier,
    url,
    size,
    standing,
    standingAt: standing_at,
  }));
}

export async function updateWitness(
  tx: Tx,
  authorityId: AuthorityId,
  id: WitnessId,
  now: { readonly size: number; readonly standing: WitnessStanding; readonly standing_at: Date },
): Promise<void> {
  await selectWitnessTables(tx)
    .updateTable("journal_witness")
    .set(now)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** False when its refusal was told since then. */
export async function updateRefusalNotice(
  tx: Tx,
  authorityId: AuthorityId,
  id: WitnessId,
  { now, since }: { readonly now: Date; readonly since: Date },
): Promise<boolean> {
  const done = await selectWitnessTables(tx)
    .updateTable("journal_witness")
    .set({ told_at: now })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where((where) => where.or([where("told_at", "is", null), where("told_at", "<=", since)]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Whom it was; undefined when it is no longer asked. */
export async function deleteWitness(
  tx: Tx,
  authorityId: AuthorityId,
  id: WitnessId,
): Promise<string | undefined> {
  const gone = await selectWitnessTables(tx)
    .deleteFrom("journal_witness")
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .returning("verifier")
    .executeTakeFirst();
  return gone?.verifier;
}

/** False when a log of this name is watched already. */
export async function addWatchedLogRow(
  tx: Tx,
  authorityId: AuthorityId,
  log: { readonly id: WatchedLogId; readonly origin: string; readonly verifier: string; readonly on: string },
): Promise<boolean> {
  const { id, origin, verifier, on } = log;
  const done = await selectWitnessTables(tx)
    .insertInto("watched_log")
    .values({
      authority_id: authorityId,
      id,
      origin,
      verifier,
      agreed_on: on,
      size: 0,
      root: null,
      note: null,
      seen_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

function toWatchedLog({ id, origin, verifier, size, root, note, seen_at }: WatchedLogRow): WatchedLog {
  return { id: parseId<"watchedLog">(id), origin, verifier, size, root, note, seenAt: seen_at };
}

export async function listWatchedRows(tx: Tx, authorityId: AuthorityId): Promise<readonly WatchedLog[]> {
  const rows = await selectWitnessTables(tx)
    .selectFrom("watched_log")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("origin")
    .execute();
  return rows.map(toWatchedLog);
}

/** Held until the transaction ends: one request of a log at a time. */
export async function findLockedWatchedLog(
  tx: Tx,
  authorityId: AuthorityId,
  origin: string,
): Promise<WatchedLog | undefined> {
  const row = await selectWitnessTables(tx)
    .selectFrom("watched_log")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("origin", "=", origin)
    .forUpdate()
    .executeTakeFirst();
  return row && toWatchedLog(row);
}

/** Which log it was; undefined when there is none, or when it was seen: the database keeps those. */
export async function deleteUnseen(
  tx: Tx,
  authorityId: AuthorityId,
  id: WatchedLogId,
): Promise<string | undefined> {
  const gone = await selectWitnessTables(tx)
    .deleteFrom("watched_log")
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("seen_at", "is", null)
    .returning("origin")
    .executeTakeFirst();
  return gone?.origin;
}

export async function updateWatchedLog(
  tx: Tx,
  authorityId: AuthorityId,
  id: WatchedLogId,
  seen: Pick<WatchedLogRow, "size" | "root" | "note" | "seen_at">,
): Promise<void> {
  await selectWitnessTables(tx)
    .updateTable("watched_log")
    .set(seen)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** False when it was raised already: a checkpoint is its size and its root, whatever lines are below. */
export async function addForkRow(tx: Tx, row: ForkRow): Promise<boolean> {
  const done = await selectWitnessTables(tx)
    .insertInto("journal_fork")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Whether something was raised already of this journal, or told by this witness. */
export async function hasFork(
  tx: Tx,
  authorityId: AuthorityId,
  { side, other }: Pick<ForkRow, "side" | "other">,
): Promise<boolean> {
  const row = await selectWitnessTables(tx)
    .selectFrom("journal_fork")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("side", "=", side)
    .where("other", "=", other)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listForkRows(tx: Tx, authorityId: AuthorityId): Promise<readonly Fork[]> {
  const rows = await selectWitnessTables(tx)
    .selectFrom("journal_fork")
    .select(["id", "side", "other", "kept_size", "raised_at"])
    .where("authority_id", "=", authorityId)
    .orderBy("raised_at", "desc")
    .limit(20)
    .execute();
  return rows.map(({ id, side, other, kept_size, raised_at }) => ({
    id,
    side,
    other,
    keptSize: kept_size,
    raisedAt: raised_at,
  }));
}
