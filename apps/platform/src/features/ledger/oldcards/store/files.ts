import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { OldCardFileRow, Tables } from "./rows.ts";

export type FileRow = OldCardFileRow;

const openFileTables = (tx: Tx) => tx.withTables<Tables>();

/**
 * One file at a time: two that bear the same number, for two counters, would both be taken. Until the end of
 * the transaction.
 */
export async function lockOldCardFiles(tx: Tx, authorityId: AuthorityId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`oldcards.files:${authorityId}`}, 0))`.execute(
    tx,
  );
}

export async function createFileRow(
  tx: Tx,
  row: Omit<FileRow, "accepted_on" | "accepted_by" | "stopped_on" | "stopped_by" | "stop_reason">,
): Promise<void> {
  const ends = {
    accepted_on: null,
    accepted_by: null,
    stopped_on: null,
    stopped_by: null,
    stop_reason: null,
  };
  await openFileTables(tx)
    .insertInto("old_card_file")
    .values({ ...row, ...ends })
    .execute();
}

/** Held until the end of the transaction. */
export async function findLockedFile(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<FileRow | undefined> {
  return openFileTables(tx)
    .selectFrom("old_card_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

interface Signed {
  readonly id: string;
  readonly on: string;
  readonly by: string;
}

export async function acceptFile(tx: Tx, authorityId: AuthorityId, { id, on, by }: Signed): Promise<void> {
  await openFileTables(tx)
    .updateTable("old_card_file")
    .set({ accepted_on: on, accepted_by: by })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Its cards stop with it, by a trigger. */
export async function setFileStopped(
  tx: Tx,
  authorityId: AuthorityId,
  { id, on, by, reason }: Signed & { readonly reason: string },
): Promise<void> {
  await openFileTables(tx)
    .updateTable("old_card_file")
    .set({ stopped_on: on, stopped_by: by, stop_reason: reason })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** A file, and what is left on those of its cards that serve, or would. */
export type FileWithLeft = FileRow & { readonly left: number };

/** The last given first. */
export async function listFiles(tx: Tx, authorityId: AuthorityId): Promise<readonly FileWithLeft[]> {
  const { rows } = await sql<FileWithLeft>`
    select f.*, (select coalesce(sum(c.units - c.used) filter (where c.stopped_on is null
    and c.recalled_on is null), 0)::bigint
      from old_card c where c.authority_id = f.authority_id and c.file_id = f.id) as left
    from old_card_file f where f.authority_id = ${authorityId} order by f.given_on desc, f.id desc`.execute(
    tx,
  );
  return rows;
}

export interface Totals {
  readonly counter_id: string;
  readonly cards: number;
  readonly left: number;
}

/** By counter, of the cards that serve. */
export async function listTotals(tx: Tx, authorityId: AuthorityId): Promise<readonly Totals[]> {
  const { rows } = await sql<Totals>`
    select c.counter_id, count(*)::bigint as cards, sum(c.units - c.used)::bigint as left
    from old_card c left join old_card_file f on f.authority_id = c.authority_id and f.id = c.file_id
    where c.authority_id = ${authorityId} and c.stopped_on is null and c.recalled_on is null
    and (f.id is null or f.accepted_on is not null)
    group by c.counter_id`.execute(tx);
  return rows;
}
