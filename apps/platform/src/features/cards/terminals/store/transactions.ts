import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, FIRST_ID, parseId } from "../../../../kernel/ids.ts";
import { openTerminalTables, type TransactionRow } from "./tables.ts";

/** Debits of one reader, of one batch: one statement, whatever their number. */
export async function createDebitRows(tx: Tx, rows: readonly TransactionRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const of = <Key extends keyof TransactionRow>(key: Key) => rows.map((row) => row[key]);
  await sql`
    insert into card_transaction (authority_id, equipment_id, kind, id, card, aid, attempt, line, service_id,
      amount, counter, balance, said_at,
      said_on, state, problem)
    select ${first.authority_id}, ${first.equipment_id}, 'debit', d.*
    from unnest(${of("id")}::uuid[], ${of("card")}::bytea[], ${of("aid")}::text[],
      ${of("attempt")}::bigint[], ${of("line")}::bigint[], ${of("service_id")}::uuid[],
      ${of("amount")}::bigint[], ${of("counter")}::bigint[],
      ${of("balance")}::bigint[], ${of("said_at")}::bigint[], ${of("said_on")}::date[],
      ${of("state")}::text[], ${of("problem")}::text[]) d`.execute(tx);
}

/** False when this order was begun already, or another credit of this card is open. */
export async function createCreditTransaction(tx: Tx, row: TransactionRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openTerminalTables(tx)
    .insertInto("card_transaction")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** By the lines of a reader's journal that begin them. */
export async function listAttempts(
  tx: Tx,
  authorityId: AuthorityId,
  { equipmentId, attempts }: { readonly equipmentId: string; readonly attempts: readonly number[] },
): Promise<readonly TransactionRow[]> {
  if (attempts.length === 0) return [];
  return openTerminalTables(tx)
    .selectFrom("card_transaction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("equipment_id", "=", equipmentId)
    .where("kind", "=", "debit")
    .where("attempt", "in", [...attempts])
    .execute();
}

/** A number of a card, in an application. */
export type CardNumber = Pick<TransactionRow, "card" | "aid" | "counter">;

/** Those that count under these numbers. */
export async function listCounted(
  tx: Tx,
  authorityId: AuthorityId,
  numbers: readonly CardNumber[],
): Promise<readonly TransactionRow[]> {
  if (numbers.length === 0) return [];
  const of = <Key extends keyof CardNumber>(key: Key) => numbers.map((number) => number[key]);
  // The offset keeps each look-up one of its own, by the whole key.
  const { rows } = await sql<TransactionRow>`
    select t.* from unnest(${of("card")}::bytea[], ${of("aid")}::text[], ${of("counter")}::bigint[])
      n(card, aid, counter)
    cross join lateral (select * from card_transaction k where k.authority_id = ${authorityId}
    and k.card = n.card and k.aid = n.aid
      and k.counter = n.counter and k.state in ('to_post', 'posted') offset 0) t`.execute(tx);
  return rows;
}

/** Whether another transaction has this number of this card, and counts. */
export async function isCounted(
  tx: Tx,
  row: Pick<TransactionRow, "card" | "aid" | "counter"> & { readonly authority_id: string },
): Promise<boolean> {
  return (await listCounted(tx, parseId<"authority">(row.authority_id), [row])).length > 0;
}

export type Ending = Partial<
  Pick<
    TransactionRow,
    "line" | "account" | "state" | "problem" | "refusal" | "transfer_id" | "settled_by" | "reason"
  >
>;

/** False when somebody else ended it since. */
export async function endTransaction(
  tx: Tx,
  { authority_id, id, revision }: Pick<TransactionRow, "authority_id" | "id" | "revision">,
  ending: Ending,
): Promise<boolean> {
  const { numUpdatedRows } = await openTerminalTables(tx)
    .updateTable("card_transaction")
    .set({ ...ending, revision: revision + 1 })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * What the ledger made of each: one statement, whatever their number. Those that somebody ended since stay as
 * they are.
 */
export async function endPosted(
  tx: Tx,
  authorityId: AuthorityId,
  ended: readonly { readonly row: TransactionRow; readonly ending: Ending }[],
): Promise<void> {
  if (ended.length === 0) return;
  const of = <Key extends keyof TransactionRow>(key: Key) => ended.map(({ row }) => row[key]);
  const as = <Key extends keyof Ending>(key: Key) => ended.map(({ ending }) => ending[key] ?? null);
  await sql`
    update card_transaction t set state = e.state, problem = coalesce(e.problem, t.problem),
      refusal = e.refusal, transfer_id = e.transfer_id,
      account = e.account, revision = t.revision + 1
    from unnest(${of("id")}::uuid[], ${of("revision")}::integer[], ${as("state")}::text[],
      ${as("problem")}::text[], ${as("refusal")}::text[],
      ${as("transfer_id")}::uuid[], ${as("account")}::bytea[])
      e(id, revision, state, problem, refusal, transfer_id, account)
    where t.authority_id = ${authorityId} and t.id = e.id and t.revision = e.revision`.execute(tx);
}

export async function findTransaction(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<TransactionRow | undefined> {
  return openTerminalTables(tx)
    .selectFrom("card_transaction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Where the job is among those that wait for the ledger. */
export type ToPost = Pick<TransactionRow, "said_at" | "id">;
export const FIRST_TO_POST: ToPost = { said_at: -1, id: FIRST_ID };

/** A page of those that wait for the ledger, the oldest first, after a place. */
export async function listToPost(
  tx: Tx,
  authorityId: AuthorityId,
  { after, limit }: { readonly after: ToPost; readonly limit: number },
): Promise<readonly TransactionRow[]> {
  return openTerminalTables(tx)
    .selectFrom("card_transaction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("kind", "=", "debit")
    .where("state", "=", "to_post")
    .where(sql<boolean>`(said_at, id) > (${after.said_at}, ${after.id}::uuid)`)
    .orderBy("said_at")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** The last thing that is known of the purse of a card. */
export async function findLast(
  tx: Tx,
  authorityId: AuthorityId,
  { card, aid }: { readonly card: Buffer; readonly aid: string },
): Promise<TransactionRow | undefined> {
  return openTerminalTables(tx)
    .selectFrom("card_transaction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("card", "=", card)
    .where("aid", "=", aid)
    .where("state", "in", ["to_post", "posted"])
    .orderBy("counter", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Whether a person has to look already at this purse, put back to a state of before. */
export async function isPutBack(
  tx: Tx,
  authorityId: AuthorityId,
  { card, aid }: { readonly card: Buffer; readonly aid: string },
): Promise<boolean> {
  const row = await openTerminalTables(tx)
    .selectFrom("card_transaction")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("card", "=", card)
    .where("aid", "=", aid)
    .where("kind", "=", "credit")
    .where("state", "=", "to_settle")
    .where("problem", "=", "rolled_back")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keys of orders of kiosks begin with it, and no other. */
export const KIOSK_ORDER = "kiosk-";

/** What kiosks put on cards of an account on a day; what may have been put counts. */
export async function computeLoadedAmount(
  tx: Tx,
  authorityId: AuthorityId,
  { account, on }: { readonly account: Buffer; readonly on: string },
): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(amount), 0)::bigint as sum from card_transaction
    where authority_id = ${authorityId} and account = ${account} and kind = 'credit'
    and said_on = ${on}::date and starts_with(order_key, ${KIOSK_ORDER})
      and state in ('open', 'posted', 'to_settle') and problem is distinct from 'rolled_back'`.execute(tx);
  return Number(rows[0]?.sum ?? 0);
}

/** Whether a kiosk began to put anything on this card on a day, whatever became of it. */
export async function hasDailyLoad(
  tx: Tx,
  authorityId: AuthorityId,
  { card, on }: { readonly card: Buffer; readonly on: string },
): Promise<boolean> {
  const row = await openTerminalTables(tx)
    .selectFrom("card_transaction")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("card", "=", card)
    .where("kind", "=", "credit")
    .where("said_on", "=", on)
    .where(sql<boolean>`starts_with(order_key, ${KIOSK_ORDER}) and problem is distinct from 'rolled_back'`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The credit of this order, when it was begun. */
export async function findOrder(
  tx: Tx,
  authorityId: AuthorityId,
  { serviceId, key }: { readonly serviceId: string; readonly key: string },
): Promise<TransactionRow | undefined> {
  return openTerminalTables(tx)
    .selectFrom("card_transaction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", serviceId)
    .where("order_key", "=", key)
    .executeTakeFirst();
}

/** The credit of this card that nobody knows the end of. */
export async function findOpenCredit(
  tx: Tx,
  authorityId: AuthorityId,
  { card, aid }: { readonly card: Buffer; readonly aid: string },
): Promise<TransactionRow | undefined> {
  return (
    openTerminalTables(tx)
      .selectFrom("card_transaction")
      .selectAll()
      .where("authority_id", "=", authorityId)
      .where("card", "=", card)
      .where("aid", "=", aid)
      .where("kind", "=", "credit")
      // Given up, a card that comes back still says what it did.
      .where(sql<boolean>`(state = 'open' or state = 'to_settle' and problem = 'never_back')`)
      .executeTakeFirst()
  );
}

/**
 * Until the end of the transaction: what is said of a card, or of an account, is worked out by one at a time.
 * @param names HMACs, in any order
 */
export async function lockCardNames(tx: Tx, names: readonly Buffer[]): Promise<void> {
  // In one order for everybody, so that two batches never wait for each other.
  const sorted = [...new Set(names.map((name) => name.toString("hex")))].toSorted();
  for (const name of sorted)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`terminals:${name}`}, 0))`.execute(tx);
}

export interface HeldAmount {
  readonly card: Buffer;
  /** Put on the card, less what the ledger was told that it gave. */
  readonly net: number;
}

/**
 * What each card holds of an account, as the ledger knows it. A credit whose end nobody knows counts as done.
 */
export async function listHeld(
  tx: Tx,
  authorityId: AuthorityId,
  account: Buffer,
): Promise<readonly HeldAmount[]> {
  const { rows } = await sql<HeldAmount>`
    select card, sum(case when kind = 'credit' then amount else -amount end)::bigint as net
    from card_transaction
    where authority_id = ${authorityId} and account = ${account}
      and (kind = 'debit' and state = 'posted' or kind = 'credit'
      and state in ('open', 'posted', 'to_settle') and problem is distinct from 'rolled_back')
    group by card`.execute(tx);
  return rows;
}
