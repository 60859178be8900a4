import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { OldCardRow, OldCardUseRow, Tables } from "./rows.ts";

export type { OldCardRow } from "./rows.ts";
/** With whether its file waits to be accepted. */
export type FoundCard = OldCardRow & { readonly awaited: boolean };
/** What its counter knows of a number. */
export type NumberRow = FoundCard & {
  /** Its file was stopped. */
  readonly file_stopped: boolean;
  /** What was used of the cards of this number that were recalled: it changes no more. */
  readonly gone: number;
};
export type UseRow = OldCardUseRow;

const openCardTables = (tx: Tx) => tx.withTables<Tables>();

export interface NewCards {
  readonly counterId: string;
  readonly fileId: string;
  readonly on: string;
  readonly ids: readonly string[];
  readonly digests: readonly Buffer[];
  readonly units: readonly number[];
}

/**
 * Of these numbers no card serves, waits, or was stopped at a desk. In the order of the numbers, so that two
 * files never cross.
 */
export async function createCardRows(tx: Tx, authorityId: AuthorityId, cards: NewCards): Promise<void> {
  await sql`
    insert into old_card (authority_id, id, counter_id, digest, units, imported_on, file_id)
    select ${authorityId}, n.id, ${cards.counterId}::uuid, n.digest, n.units, ${cards.on}::date,
      ${cards.fileId}::uuid
    from unnest(${cards.ids}::uuid[], ${cards.digests}::bytea[], ${cards.units}::integer[])
      n(id, digest, units)
    order by n.digest`.execute(tx);
}

/**
 * One card a number: the one that keeps it, else one that a desk stopped, else the last of those whose file
 * was stopped.
 */
export async function listByDigests(
  tx: Tx,
  authorityId: AuthorityId,
  { counterId, digests }: { readonly counterId: string; readonly digests: readonly Buffer[] },
): Promise<readonly NumberRow[]> {
  const { rows } = await sql<NumberRow>`
    select o.*, f.id is not null and f.accepted_on is null as awaited, f.id is not null
    and f.stopped_on is not null as file_stopped
    from unnest(${digests}::bytea[]) n(digest)
    cross join lateral (select c.*, coalesce(sum(c.used) filter (where c.recalled_on is not null) over (),
    0)::bigint as gone
      from old_card c where c.authority_id = ${authorityId} and c.counter_id = ${counterId}::uuid
      and c.digest = n.digest
      order by c.recalled_on is null desc, c.stopped_on is not null desc, c.recalled_on desc, c.id limit 1) o
    left join old_card_file f on f.authority_id = o.authority_id and f.id = o.file_id`.execute(tx);
  return rows;
}

/** The same, held until the end of the transaction: two uses of one card queue here. */
export async function findLockedCard(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<FoundCard | undefined> {
  const { rows } = await sql<FoundCard>`
    select o.*, f.id is not null and f.accepted_on is null as awaited from old_card o
    left join old_card_file f on f.authority_id = o.authority_id and f.id = o.file_id
    where o.authority_id = ${authorityId} and o.id = ${id}::uuid for update of o`.execute(tx);
  return rows[0];
}

/** Each card of its number: one whose file was stopped takes with it the one that mends it. */
export async function setCardStopped(
  tx: Tx,
  { authority_id, counter_id, digest }: OldCardRow,
  { on, by }: { readonly on: string; readonly by: string | null },
): Promise<void> {
  await openCardTables(tx)
    .updateTable("old_card")
    .set({ stopped_on: on, stopped_by: by })
    .where("authority_id", "=", authority_id)
    .where("counter_id", "=", counter_id)
    .where("digest", "=", digest)
    .where("stopped_on", "is", null)
    .execute();
}

/** Each card of its number, as it was stopped. */
export async function resumeCard(
  tx: Tx,
  { authority_id, counter_id, digest }: OldCardRow,
  { on, by, reason }: { readonly on: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await openCardTables(tx)
    .updateTable("old_card")
    .set({ stopped_on: null, stopped_by: null, resumed_on: on, resumed_by: by, resume_reason: reason })
    .where("authority_id", "=", authority_id)
    .where("counter_id", "=", counter_id)
    .where("digest", "=", digest)
    .where("stopped_on", "is not", null)
    .execute();
}

/** Numbers that an agent stopped that day, and that are stopped. */
export async function countStops(
  tx: Tx,
  authorityId: AuthorityId,
  { by, on }: { readonly by: string; readonly on: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct digest)::integer as count from old_card
    where authority_id = ${authorityId} and stopped_on = ${on}::date and stopped_by = ${by}::uuid`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

export async function findUse(tx: Tx, authorityId: AuthorityId, id: string): Promise<UseRow | undefined> {
  return openCardTables(tx)
    .selectFrom("old_card_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** False when another use, of another card, bears that id: the caller gives up. */
export async function createUseRow(tx: Tx, row: UseRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openCardTables(tx)
    .insertInto("old_card_use")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Counters that have cards of a former system: each is found by a skip along the index, whatever the number
 * of cards.
 */
export async function listCardCounters(tx: Tx, authorityId: AuthorityId): Promise<readonly string[]> {
  const { rows } = await sql<{ counter_id: string }>`
    select c.id as counter_id from counter c where c.authority_id = ${authorityId}
      and exists (select from old_card o where o.authority_id = c.authority_id
      and o.counter_id = c.id)`.execute(tx);
  return rows.map(({ counter_id }) => counter_id);
}

export async function countMisses(
  tx: Tx,
  authorityId: AuthorityId,
  { holder, since }: { readonly holder: Buffer; readonly since: number },
): Promise<number> {
  const rows = await openCardTables(tx)
    .selectFrom("old_card_miss")
    .select("misses")
    .where("authority_id", "=", authorityId)
    .where("holder", "=", holder)
    .where("minute", ">=", since)
    .execute();
  return rows.reduce((sum, { misses }) => sum + misses, 0);
}

export async function addMiss(
  tx: Tx,
  authorityId: AuthorityId,
  { holder, minute }: { readonly holder: Buffer; readonly minute: number },
): Promise<void> {
  await sql`insert into old_card_miss (authority_id, holder, minute, misses)
    values (${authorityId}, ${holder}, ${minute}, 1)
    on conflict (authority_id, holder, minute) do update
    set misses = least(old_card_miss.misses + 1, 1000)`.execute(tx);
}

/** Who tries numbers at once waits for themselves, until the end of the transaction. */
export async function lockCardHolder(tx: Tx, holder: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`oldcards:${holder.toString("hex")}`},
    0))`.execute(tx);
}

export async function deleteOldMisses(tx: Tx, authorityId: AuthorityId, minute: number): Promise<number> {
  const { numDeletedRows } = await openCardTables(tx)
    .deleteFrom("old_card_miss")
    .where("authority_id", "=", authorityId)
    .where("minute", "<", minute)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
