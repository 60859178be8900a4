import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { JournalEntryRow, Tables } from "./rows.ts";

export type EntryRow = JournalEntryRow;

const toEntryTables = (tx: Tx) => tx.withTables<Tables>();

export async function createEntryRow(tx: Tx, row: Omit<EntryRow, "position" | "sealed_hash">): Promise<void> {
  await toEntryTables(tx).insertInto("journal_entry").values(row).execute();
}

/** Newest first; `before` is the position of the last line already shown, `since` the first day. */
export async function listEntries(
  tx: Tx,
  authorityId: AuthorityId,
  page: {
    people?: readonly PersonId[];
    before?: number;
    since?: string;
    limit: number;
    /** Lines about nobody alone. */
    isOfNobody?: boolean;
  },
): Promise<readonly EntryRow[]> {
  let query = toEntryTables(tx)
    .selectFrom("journal_entry")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("position", "desc")
    .limit(page.limit);
  const [one, ...others] = page.people ?? [];
  if (one !== undefined)
    query = query.where(
      "person_id",
      others.length === 0 ? "=" : "in",
      others.length === 0 ? one : [one, ...others],
    );
  if (page.isOfNobody) query = query.where("person_id", "is", null);
  if (page.before !== undefined) query = query.where("position", "<", page.before);
  if (page.since !== undefined) query = query.where("day", ">=", page.since);
  return query.execute();
}

export interface PlacedRow extends EntryRow {
  /** From 1; null while the line waits for its place. */
  readonly sequence: number | null;
}

/** A person's lines with the place that each has in the log, newest first. */
export async function listPlacedEntries(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  limit: number,
): Promise<readonly PlacedRow[]> {
  return toEntryTables(tx)
    .selectFrom("journal_entry as entry")
    .leftJoin("journal_leaf as leaf", (join) =>
      join.onRef("leaf.authority_id", "=", "entry.authority_id").onRef("leaf.entry_id", "=", "entry.id"),
    )
    .selectAll("entry")
    .select("leaf.sequence")
    .where("entry.authority_id", "=", authorityId)
    .where("entry.person_id", "=", personId)
    .orderBy("entry.position", "desc")
    .limit(limit)
    .execute();
}

/** These lines with the place that each has in the log, the oldest first. */
export async function listPlacedByIds(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<readonly PlacedRow[]> {
  return toEntryTables(tx)
    .selectFrom("journal_entry as entry")
    .leftJoin("journal_leaf as leaf", (join) =>
      join.onRef("leaf.authority_id", "=", "entry.authority_id").onRef("leaf.entry_id", "=", "entry.id"),
    )
    .selectAll("entry")
    .select("leaf.sequence")
    .where("entry.authority_id", "=", authorityId)
    .where(sql<boolean>`entry.id = any (${toPlannedIds(ids)}::uuid[])`)
    .orderBy("entry.position")
    .execute();
}

/**
 * Lines without a place yet, in the order in which they were written: those of a transaction that commits
 * late come with the next ones.
 * @returns with the place that somebody who rewrites the database gave one already, or null
 */
export async function listWaiting(tx: Tx, authorityId: AuthorityId, limit: number) {
  return toEntryTables(tx)
    .selectFrom("journal_waiting as waiting")
    .innerJoin("journal_entry as entry", (join) =>
      join
        .onRef("entry.authority_id", "=", "waiting.authority_id")
        .onRef("entry.id", "=", "waiting.entry_id"),
    )
    .leftJoin("journal_leaf as leaf", (join) =>
      join.onRef("leaf.authority_id", "=", "entry.authority_id").onRef("leaf.entry_id", "=", "entry.id"),
    )
    .select(["entry.id", "entry.leaf_hash", "waiting.position", "leaf.sequence"])
    .where("waiting.authority_id", "=", authorityId)
    .orderBy("waiting.position")
    .limit(limit)
    .execute();
}

/** They have a place. */
export async function deleteWaiting(
  tx: Tx,
  authorityId: AuthorityId,
  positions: readonly number[],
): Promise<void> {
  if (positions.length === 0) return;
  await toEntryTables(tx)
    .deleteFrom("journal_waiting")
    .where("authority_id", "=", authorityId)
    .where("position", "in", positions)
    .execute();
}

/** Lines that no checkpoint covers yet. */
export async function countWaiting(tx: Tx, authorityId: AuthorityId): Promise<number> {
  const found = await toEntryTables(tx)
    .selectFrom("journal_waiting")
    .select((count) => count.fn.countAll<string>().as("lines"))
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
  return Number(found?.lines ?? 0);
}

/**
 * Lines that neither have a place nor wait for one: in one statement, so that none is counted on its way from
 * one to the other.
 */
export async function countUnplaced(tx: Tx, authorityId: AuthorityId): Promise<number> {
  const { rows } = await sql<{ lines: string }>`
    select (select count(*) from journal_entry where authority_id = ${authorityId})
      - (select count(*) from journal_leaf where authority_id = ${authorityId} and sequence > 0)
      - (select count(*) from journal_waiting waiting
          join journal_entry entry on entry.authority_id = waiting.authority_id
          and entry.id = waiting.entry_id
          where waiting.authority_id = ${authorityId} and not exists (select from journal_leaf leaf
            where leaf.authority_id = waiting.authority_id
            and leaf.entry_id = waiting.entry_id)) as lines`.execute(tx);
  return Number(rows[0]?.lines ?? 0);
}

/** One writer of an authority's log at a time, until its transaction ends. */
export async function lockJournal(tx: Tx, authorityId: AuthorityId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`journal:${authorityId}`}, 0))`.execute(tx);
}

export async function createLeafRows(
  tx: Tx,
  rows: readonly { authority_id: string; sequence: number; entry_id: string; root_hash: null }[],
): Promise<void> {
  if (rows.length > 0) await toEntryTables(tx).insertInto("journal_leaf").values(rows).execute();
}

/** Leaves in order with the stored entry as it reads now. */
export async function listLeaves(tx: Tx, authorityId: AuthorityId, after: number, limit: number) {
  return toEntryTables(tx)
    .selectFrom("journal_leaf as leaf")
    .innerJoin("journal_entry as entry", (join) =>
      join.onRef("leaf.authority_id", "=", "entry.authority_id").onRef("leaf.entry_id", "=", "entry.id"),
    )
    .select([
      "leaf.sequence",
      "leaf.root_hash",
      "entry.id",
      "entry.sealed",
      "entry.text_hash",
      "entry.leaf_hash",
      "entry.sealed_hash",
    ])
    .where("leaf.authority_id", "=", authorityId)
    .where("leaf.sequence", ">", after)
    .orderBy("leaf.sequence")
    .limit(limit)
    .execute();
}

export async function listAtWork(tx: Tx): Promise<readonly AuthorityId[]> {
  const { rows } = await sql<{ id: string }>`select audit_authorities_at_work() as id`.execute(tx);
  return rows.map(({ id }) => parseId<"authority">(id));
}
