import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { CounterAccountId, CounterId, TransferId } from "../counter.ts";
import {
  type AccountRow,
  type ChainRow,
  type CounterRow,
  openCountersTables,
  type SealRow,
  type TransferRow,
} from "./tables.ts";

type Place = { readonly authorityId: AuthorityId; readonly counterId: CounterId };

/**
 * First of its transaction: lines, seals and balances are then of one instant, whatever is written meanwhile.
 */
export async function readAsOfOneInstant(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(tx);
}

/** Whose account a line moved. */
export async function findLineHolder(
  tx: Tx,
  { authorityId, id }: { readonly authorityId: AuthorityId; readonly id: TransferId },
): Promise<string | undefined> {
  const row = await openCountersTables(tx)
    .selectFrom("counter_transfer")
    .select("holder_id")
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.holder_id;
}

/** Newest first, from before a line. */
export async function listAccountLineRows(
  tx: Tx,
  { authorityId, counterId }: Place,
  {
    accountId,
    before,
    limit,
  }: {
    readonly accountId: CounterAccountId;
    readonly before?: number | undefined;
    readonly limit: number;
  },
): Promise<readonly TransferRow[]> {
  const query = openCountersTables(tx)
    .selectFrom("counter_transfer")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("holder_id", "=", accountId)
    .orderBy("sequence", "desc")
    .limit(limit);
  return (before === undefined ? query : query.where("sequence", "<", before)).execute();
}

/**
 * Nothing is written on this counter until the transaction ends.
 * @returns its last line
 */
export async function getLockedLastLine(tx: Tx, { authorityId, counterId }: Place): Promise<number> {
  const { sequence } = await openCountersTables(tx)
    .selectFrom("counter_chain")
    .select("sequence")
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return sequence;
}

export async function findChain(tx: Tx, { authorityId, counterId }: Place): Promise<ChainRow | undefined> {
  return openCountersTables(tx)
    .selectFrom("counter_chain")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .executeTakeFirst();
}

export async function listChains(tx: Tx, authorityId: AuthorityId): Promise<readonly ChainRow[]> {
  return openCountersTables(tx)
    .selectFrom("counter_chain")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("counter_id")
    .execute();
}

/** What a night found. */
export async function saveVerifiedChain(
  tx: Tx,
  chain: Pick<ChainRow, "authority_id" | "counter_id">,
  { day, lines, faults }: { readonly day: string; readonly lines: number; readonly faults: number },
): Promise<void> {
  await openCountersTables(tx)
    .updateTable("counter_chain")
    .set({ verified_on: day, verified_lines: lines, faults })
    .where("authority_id", "=", chain.authority_id)
    .where("counter_id", "=", chain.counter_id)
    .execute();
}

/** The day of its first line. */
export async function findFirstDay(tx: Tx, { authorityId, counterId }: Place): Promise<string | undefined> {
  const row = await openCountersTables(tx)
    .selectFrom("counter_transfer")
    .select("day")
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .orderBy("sequence")
    .limit(1)
    .executeTakeFirst();
  return row?.day;
}

/** Those whose last seal the journal does not know yet. */
export async function listUnanchored(tx: Tx, authorityId: AuthorityId): Promise<readonly ChainRow[]> {
  return openCountersTables(tx)
    .selectFrom("counter_chain")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .whereRef("seals", ">", "anchored")
    .orderBy("counter_id")
    .execute();
}

/** False when another run told it. */
export async function setChainAnchored(tx: Tx, chain: ChainRow): Promise<boolean> {
  const { numUpdatedRows } = await openCountersTables(tx)
    .updateTable("counter_chain")
    .set({ anchored: chain.seals })
    .where("authority_id", "=", chain.authority_id)
    .where("counter_id", "=", chain.counter_id)
    .where("anchored", "<", chain.seals)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** In their order, after a number. */
export async function listSeals(
  tx: Tx,
  { authorityId, counterId }: Place,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly SealRow[]> {
  return openCountersTables(tx)
    .selectFrom("counter_seal")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("number", ">", after)
    .orderBy("number")
    .limit(limit)
    .execute();
}

export async function listLinesBetween(
  tx: Tx,
  { authorityId, counterId }: Place,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly TransferRow[]> {
  return openCountersTables(tx)
    .selectFrom("counter_transfer")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("sequence", ">=", from)
    .where("sequence", "<=", to)
    .orderBy("sequence")
    .execute();
}

export async function listAccountRows(
  tx: Tx,
  { authorityId, counterId }: Place,
): Promise<readonly AccountRow[]> {
  return openCountersTables(tx)
    .selectFrom("counter_account")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .execute();
}

/** What reservations hold of each account. */
export async function computeHoldSums(
  tx: Tx,
  { authorityId, counterId }: Place,
): Promise<ReadonlyMap<string, number>> {
  const rows = await openCountersTables(tx)
    .selectFrom("counter_hold")
    .select(["account_id", sql<number>`sum(amount)::bigint`.as("held")])
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .groupBy("account_id")
    .execute();
  return new Map(rows.map(({ account_id, held }) => [account_id, held]));
}

/**
 * Where a job is in a list: counters in one order for all jobs, which hold them; each row once, whatever
 * becomes of it.
 */
export interface ListPosition {
  readonly counterId: string;
  readonly id: string;
}
export const FROM_THE_FIRST: ListPosition = {
  counterId: "00000000-0000-0000-0000-000000000000",
  id: "00000000-0000-0000-0000-000000000000",
};

/** Reservations past their end, by counter. */
export async function listHoldsOver(
  tx: Tx,
  authorityId: AuthorityId,
  { now, after, limit }: { readonly now: Date; readonly after: ListPosition; readonly limit: number },
) {
  return openCountersTables(tx)
    .selectFrom("counter_hold")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("until", "<=", now)
    .where(sql<boolean>`(counter_id, transfer_id) > (${after.counterId}::uuid, ${after.id}::uuid)`)
    .orderBy("counter_id")
    .orderBy("transfer_id")
    .limit(limit)
    .execute();
}

/** Accounts that expired before that day with something left, closed ones too, by counter. */
export async function listExpired(
  tx: Tx,
  authorityId: AuthorityId,
  { day, after, limit }: { readonly day: string; readonly after: ListPosition; readonly limit: number },
): Promise<readonly (AccountRow & Pick<CounterRow, "on_cards">)[]> {
  return openCountersTables(tx)
    .selectFrom("counter_account")
    .innerJoin("counter", (join) =>
      join
        .onRef("counter.authority_id", "=", "counter_account.authority_id")
        .onRef("counter.id", "=", "counter_account.counter_id"),
    )
    .selectAll("counter_account")
    .select("counter.on_cards")
    .where("counter_account.authority_id", "=", authorityId)
    .where("kind", "=", "holder")
    .where("expires_on", "<", day)
    .whereRef("balance", ">", "reserved")
    .where(sql<boolean>`(counter_id, counter_account.id) > (${after.counterId}::uuid, ${after.id}::uuid)`)
    .orderBy("counter_id")
    .orderBy("counter_account.id")
    .limit(limit)
    .execute();
}

/** False while another transaction makes the file of a counter of this authority. */
export async function isOnlyExport(tx: Tx, authorityId: AuthorityId): Promise<boolean> {
  const name = `counters export ${authorityId}`;
  const { rows } = await sql<{ is_free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as is_free`.execute(tx);
  return rows[0]?.is_free === true;
}
