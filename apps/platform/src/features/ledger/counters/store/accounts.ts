import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { CounterAccountId, CounterId } from "../counter.ts";
import { type AccountRow, type HolderRow, type NewAlias, openCountersTables } from "./tables.ts";

type Place = { readonly authorityId: AuthorityId; readonly counterId: CounterId };

/** Row-level security shows people and agents this account, until the transaction looks at another. */
export async function setVisibleAccount(tx: Tx, id: CounterAccountId): Promise<void> {
  await sql`select set_config('ardeco.counter_account', ${id}, true)`.execute(tx);
}

export async function createAccountRow(
  tx: Tx,
  { authorityId, counterId }: Place,
  id: CounterAccountId,
): Promise<void> {
  await openCountersTables(tx)
    .insertInto("counter_account")
    .values({
      authority_id: authorityId,
      counter_id: counterId,
      id,
      kind: "holder",
      provider_id: null,
      service_id: null,
      balance: 0,
      reserved: 0,
      expires_on: null,
      closed_on: null,
    })
    .execute();
}

export async function findAccounts(
  tx: Tx,
  authorityId: AuthorityId,
  named: readonly { readonly counterId: CounterId; readonly accountId: CounterAccountId }[],
): Promise<readonly AccountRow[]> {
  if (named.length === 0) return [];
  const [counterIds, accountIds] = [
    toPlannedIds([...new Set(named.map(({ counterId }) => counterId))]),
    toPlannedIds([...new Set(named.map(({ accountId }) => accountId))]),
  ];
  return openCountersTables(tx)
    .selectFrom("counter_account")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`counter_id = any (${counterIds}::uuid[])`)
    .where(sql<boolean>`id = any (${accountIds}::uuid[])`)
    .execute();
}

/** Of a counter, by the alias under which a service looks for it. */
export async function findByAlias(
  tx: Tx,
  { authorityId, counterId }: Place,
  alias: Buffer,
): Promise<AccountRow | undefined> {
  return openCountersTables(tx)
    .selectFrom("counter_alias")
    .innerJoin("counter_account", (join) =>
      join
        .onRef("counter_account.authority_id", "=", "counter_alias.authority_id")
        .onRef("counter_account.counter_id", "=", "counter_alias.counter_id")
        .onRef("counter_account.id", "=", "counter_alias.account_id"),
    )
    .selectAll("counter_account")
    .where("counter_alias.authority_id", "=", authorityId)
    .where("counter_alias.counter_id", "=", counterId)
    .where("counter_alias.alias", "=", alias)
    .where("counter_account.closed_on", "is", null)
    .executeTakeFirst();
}

/** Accounts of the house of a counter: what each received less what it gave. */
export async function listHouseRows(
  tx: Tx,
  { authorityId, counterId }: Place,
): Promise<readonly AccountRow[]> {
  return openCountersTables(tx)
    .selectFrom("counter_account")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("kind", "<>", "holder")
    .orderBy("kind")
    .orderBy("service_id")
    .execute();
}

export async function createAliasRows(tx: Tx, rows: readonly NewAlias[]): Promise<void> {
  if (rows.length === 0) return;
  await openCountersTables(tx)
    .insertInto("counter_alias")
    .values([...rows])
    .onConflict((conflict) => conflict.columns(["authority_id", "counter_id", "alias"]).doNothing())
    .execute();
}

/** @returns the accounts that they led to */
export async function deleteAliases(
  tx: Tx,
  { authorityId, counterId }: Place,
  aliases: readonly Buffer[],
): Promise<readonly CounterAccountId[]> {
  const rows = await openCountersTables(tx)
    .deleteFrom("counter_alias")
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where(sql<boolean>`alias = any (${[...aliases]}::bytea[])`)
    .returning("account_id")
    .execute();
  return [...new Set(rows.map(({ account_id }) => parseId<"counterAccount">(account_id)))];
}

/** The accounts that these aliases lead to. */
export async function listByAliases(
  tx: Tx,
  { authorityId, counterId }: Place,
  aliases: readonly Buffer[],
): Promise<readonly CounterAccountId[]> {
  const rows = await openCountersTables(tx)
    .selectFrom("counter_alias")
    .select("account_id")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where(sql<boolean>`alias = any (${[...aliases]}::bytea[])`)
    .execute();
  return rows.map(({ account_id }) => parseId<"counterAccount">(account_id));
}

/**
 * Whether somebody still holds it; where nobody does, up to which line whoever left it last reads it: 0 where
 * nobody left.
 */
export async function findAccountReach(
  tx: Tx,
  { authorityId, counterId }: Place,
  id: CounterAccountId,
): Promise<{ readonly isHeld: boolean; readonly readTo: number }> {
  const found = await openCountersTables(tx)
    .selectFrom("counter_alias")
    .select("left_sequence")
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("account_id", "=", id)
    .orderBy("left_sequence", (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst();
  return { isHeld: found?.left_sequence === null, readTo: found?.left_sequence ?? 0 };
}

/**
 * The words of its lines go, but those that somebody who left still reads, and it takes nothing any more;
 * figures and seals stay.
 */
export async function closeAccount(
  tx: Tx,
  { authorityId, counterId }: Place,
  { id, on, readTo }: { readonly id: CounterAccountId; readonly on: string; readonly readTo: number },
): Promise<void> {
  await sql`select counters_forget_after(${id}::uuid, ${readTo}::bigint)`.execute(tx);
  await openCountersTables(tx)
    .updateTable("counter_account")
    .set({ closed_on: on })
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("id", "=", id)
    .where("closed_on", "is", null)
    .execute();
}

export async function findHolder(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<HolderRow | undefined> {
  return openCountersTables(tx)
    .selectFrom("counter_holder")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

/** Of these people, those who hold something. */
export async function findHolders(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<readonly HolderRow[]> {
  if (personIds.length === 0) return [];
  return openCountersTables(tx)
    .selectFrom("counter_holder")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`person_id = any (${toPlannedIds(personIds)}::uuid[])`)
    .execute();
}

/** The row, made when there is none, and locked: two openings for one person queue here. */
export async function ensureLockedHolder(tx: Tx, empty: HolderRow): Promise<HolderRow> {
  await openCountersTables(tx)
    .insertInto("counter_holder")
    .values(empty)
    .onConflict((conflict) => conflict.columns(["authority_id", "person_id"]).doNothing())
    .execute();
  return openCountersTables(tx)
    .selectFrom("counter_holder")
    .selectAll()
    .where("authority_id", "=", empty.authority_id)
    .where("person_id", "=", empty.person_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updateHolder(tx: Tx, row: HolderRow, sealed: Buffer): Promise<void> {
  await openCountersTables(tx)
    .updateTable("counter_holder")
    .set({ sealed, version: row.version + 1 })
    .where("authority_id", "=", row.authority_id)
    .where("person_id", "=", row.person_id)
    .execute();
}

export async function deleteHolder(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await openCountersTables(tx)
    .deleteFrom("counter_holder")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/** A page of the people who hold something, in the order of their ids. */
export async function listHolders(
  tx: Tx,
  authorityId: AuthorityId,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  return (await listHolderRows(tx, authorityId, page)).map(({ person_id }) => person_id);
}

/** The same, each with their list. */
export async function listHolderRows(
  tx: Tx,
  authorityId: AuthorityId,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly Pick<HolderRow, "person_id" | "sealed">[]> {
  return openCountersTables(tx)
    .selectFrom("counter_holder")
    .select(["person_id", "sealed"])
    .where("authority_id", "=", authorityId)
    .where("person_id", ">", after)
    .orderBy("person_id")
    .limit(limit)
    .execute();
}

/** Of a counter that a part of the house keeps: of any other, nothing changes. */
export async function setEnd(
  tx: Tx,
  {
    authorityId,
    counterId,
    accountId,
    day,
  }: {
    readonly authorityId: AuthorityId;
    readonly counterId: CounterId;
    readonly accountId: string;
    readonly day: string;
  },
): Promise<void> {
  await sql`select counters_end_on(${authorityId}::uuid, ${counterId}::uuid, ${accountId}::uuid,
    ${day}::date)`.execute(tx);
}
