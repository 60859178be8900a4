import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type HoleRow, openTerminalTables } from "./tables.ts";
import type { CardNumber } from "./transactions.ts";

/**
 * A number that is told proves that those before it were done. One that is only claimed, by a false proof, an
 * attempt or a copy put back, proves nothing.
 */
const SHOWS = sql`(k.state in ('to_post', 'posted') or k.problem in ('number_twice', 'balance_broken',
  'unknown_card', 'refused'))`;
/** What was attempted is being looked at under its own number, until it is set aside. */
const FILLS = sql`(${SHOWS} or k.problem = 'rolled_back' or k.state in ('open', 'to_settle')
  and k.problem is distinct from 'proof_false')`;

/** Where a number is among those of its card. */
export interface Placed extends CardNumber {
  readonly isKnown: boolean;
  /** The nearest known numbers; 0 and null when there is none. */
  readonly before: number;
  readonly after: number | null;
  /** The greatest that is told; 0 when none is. */
  readonly top: number;
}

export async function listPlacedNumbers(
  tx: Tx,
  authorityId: AuthorityId,
  numbers: readonly CardNumber[],
): Promise<readonly Placed[]> {
  if (numbers.length === 0) return [];
  const of = <Key extends keyof CardNumber>(key: Key) => numbers.map((number) => number[key]);
  const own = sql`k.authority_id = ${authorityId} and k.card = n.card and k.aid = n.aid`;
  // Each look-up by the whole key: the nearest, and nothing of the years of a card.
  const { rows } = await sql<Placed>`
    select n.*, exists (select from card_transaction k where ${own} and k.counter = n.counter
    and ${FILLS}) as "isKnown",
      coalesce((select k.counter from card_transaction k where ${own} and k.counter < n.counter and ${FILLS}
      order by k.counter desc limit 1), 0) as before,
      (select k.counter from card_transaction k where ${own} and k.counter > n.counter and ${FILLS}
      order by k.counter limit 1) as after,
      coalesce((select k.counter from card_transaction k where ${own} and ${SHOWS}
      order by k.counter desc limit 1), 0) as top
    from unnest(${of("card")}::bytea[], ${of("aid")}::text[], ${of("counter")}::bigint[])
      n(card, aid, counter)`.execute(tx);
  return rows;
}

export async function listCardHoles(
  tx: Tx,
  authorityId: AuthorityId,
  cards: readonly Buffer[],
): Promise<readonly HoleRow[]> {
  return openTerminalTables(tx)
    .selectFrom("card_hole")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("card", "=", sql<Buffer>`any(${[...cards]}::bytea[])`)
    .execute();
}

export async function deleteHoles(tx: Tx, authorityId: AuthorityId, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await openTerminalTables(tx)
    .deleteFrom("card_hole")
    .where("authority_id", "=", authorityId)
    .where("id", "in", [...ids])
    .execute();
}

export async function createHoleRows(tx: Tx, rows: readonly HoleRow[]): Promise<void> {
  if (rows.length === 0) return;
  await openTerminalTables(tx)
    .insertInto("card_hole")
    .values([...rows])
    .execute();
}

interface HolesToReview {
  /** Civil: a journal that is on its way is not looked for. */
  readonly seenBefore: string;
}

/** Those that nobody acknowledged, the newest first. */
export async function listHoles(
  tx: Tx,
  authorityId: AuthorityId,
  { seenBefore, limit, offset }: HolesToReview & { readonly limit: number; readonly offset: number },
): Promise<readonly HoleRow[]> {
  return openTerminalTables(tx)
    .selectFrom("card_hole")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("reason", "is", null)
    .where("seen_on", "<", seenBefore)
    .orderBy("seen_on", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
}

export async function countHoles(
  tx: Tx,
  authorityId: AuthorityId,
  { seenBefore }: HolesToReview,
): Promise<number> {
  const { count } = await openTerminalTables(tx)
    .selectFrom("card_hole")
    .select((counting) => counting.fn.countAll<number>().as("count"))
    .where("authority_id", "=", authorityId)
    .where("reason", "is", null)
    .where("seen_on", "<", seenBefore)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function findHole(tx: Tx, authorityId: AuthorityId, id: string): Promise<HoleRow | undefined> {
  return openTerminalTables(tx)
    .selectFrom("card_hole")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** False when somebody did meanwhile, or a journal told the numbers. */
export async function saveHoleAcknowledgement(
  tx: Tx,
  { authority_id, id, first, last }: HoleRow,
  { settledBy, reason }: { readonly settledBy: string | null; readonly reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await openTerminalTables(tx)
    .updateTable("card_hole")
    .set({ settled_by: settledBy, reason })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .where("first", "=", first)
    .where("last", "=", last)
    .where("reason", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
