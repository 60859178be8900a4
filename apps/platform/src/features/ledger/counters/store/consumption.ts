import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { CounterAccountId, CounterId, TransferId } from "../counter.ts";
import { openCountersTables, type TransferRow } from "./tables.ts";

type ConsumedRow = Pick<
  TransferRow,
  "id" | "counter_id" | "holder_id" | "kind" | "amount" | "day" | "about_id"
> & { readonly service_id: string | null };

/** What holders gave to services, and what these gave back of it, from a day on; the oldest first. */
export async function listConsumedRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    counterIds,
    since,
    accountIds,
  }: {
    readonly counterIds: readonly CounterId[];
    readonly since: CivilDate;
    readonly accountIds?: readonly CounterAccountId[];
  },
): Promise<readonly ConsumedRow[]> {
  if (counterIds.length === 0) return [];
  let query = openCountersTables(tx)
    .selectFrom("counter_transfer as line")
    .innerJoin("counter_account as other", (join) =>
      join
        .onRef("other.authority_id", "=", "line.authority_id")
        .onRef("other.counter_id", "=", "line.counter_id")
        .on("other.kind", "=", "income")
        .on(
          sql<boolean>`other.id = case when line.holder_id = line.debit_id then line.credit_id
            else line.debit_id end`,
        ),
    )
    .select([
      "line.id",
      "line.counter_id",
      "line.holder_id",
      "line.kind",
      "line.amount",
      "line.day",
      "line.about_id",
    ])
    .select("other.service_id")
    .where("line.authority_id", "=", authorityId)
    .where(sql<boolean>`line.counter_id = any (${[...counterIds]}::uuid[])`)
    .where("line.day", ">=", since)
    .where(
      sql<boolean>`(line.kind in ('debit', 'post') or line.kind = 'reverse'
        and line.credit_id = line.holder_id)`,
    );
  if (accountIds !== undefined)
    query = query.where(sql<boolean>`line.holder_id = any (${toPlannedIds(accountIds)}::uuid[])`);
  return query.orderBy("line.day").orderBy("line.counter_id").orderBy("line.sequence").execute();
}

/** The sealed words of some lines. */
export async function listWordsRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly TransferId[],
): Promise<readonly Pick<TransferRow, "id" | "counter_id" | "words">[]> {
  if (ids.length === 0) return [];
  return openCountersTables(tx)
    .selectFrom("counter_transfer")
    .select(["id", "counter_id", "words"])
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${toPlannedIds(ids)}::uuid[])`)
    .execute();
}

/** What was given back of some lines, summed by line. */
export async function listBackRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly TransferId[],
): Promise<readonly { readonly about_id: string; readonly amount: number }[]> {
  if (ids.length === 0) return [];
  const rows = await openCountersTables(tx)
    .selectFrom("counter_transfer")
    .select("about_id")
    .select(({ fn }) => fn.sum<string>("amount").as("amount"))
    .where("authority_id", "=", authorityId)
    .where("kind", "=", "reverse")
    .where(sql<boolean>`about_id = any (${toPlannedIds(ids)}::uuid[])`)
    .groupBy("about_id")
    .execute();
  return rows.flatMap(({ about_id, amount }) =>
    about_id === null ? [] : [{ about_id, amount: Number(amount) }],
  );
}

/**
 * The accounts out of which money went since that day, or expired: that of which `computeReceivedSums` counts
 * less.
 */
export async function listReducedAccountRows(
  tx: Tx,
  authorityId: AuthorityId,
  { counterIds, since }: { readonly counterIds: readonly CounterId[]; readonly since: CivilDate },
): Promise<readonly string[]> {
  if (counterIds.length === 0) return [];
  const rows = await openCountersTables(tx)
    .selectFrom("counter_transfer")
    .select("holder_id")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`counter_id = any (${[...counterIds]}::uuid[])`)
    .where("day", ">=", since)
    .where(sql<boolean>`(kind in ('payout', 'lapse') or kind = 'reverse' and debit_id = holder_id)`)
    .execute();
  return rows.map(({ holder_id }) => holder_id);
}

/** A line that credited, and how much of it was taken back. */
export interface CreditRow {
  readonly id: string;
  readonly back: number;
}

/**
 * What came into each account from outside, less what went out again or expired: money, not consumption. Of
 * each line that brought it, what was taken back. In one statement: the two agree.
 */
export async function computeReceivedSums(
  tx: Tx,
  authorityId: AuthorityId,
  accountIds: readonly CounterAccountId[],
): Promise<
  readonly { readonly holder_id: string; readonly received: number; readonly credits: readonly CreditRow[] }[]
> {
  if (accountIds.length === 0) return [];
  const rows = await openCountersTables(tx)
    .selectFrom("counter_transfer")
    .select("holder_id")
    .select(
      sql<string>`sum(case when kind = 'credit' then amount when kind in ('payout', 'lapse') then -amount
        when kind = 'reverse' and debit_id = holder_id then -amount else 0 end)`.as("received"),
    )
    .select(sql<readonly string[] | null>`json_agg(id) filter (where kind = 'credit')`.as("credits"))
    .select(
      sql<readonly (readonly [string, number])[] | null>`json_agg(json_build_array(about_id, amount))
        filter (where kind = 'reverse' and debit_id = holder_id and about_id is not null)`.as("back"),
    )
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`counter_id in (select counter_id from counter_account a
      where a.authority_id = ${authorityId} and a.id = any (${[...accountIds]}::uuid[]))`)
    .where(sql<boolean>`holder_id = any (${[...accountIds]}::uuid[])`)
    .groupBy("holder_id")
    .execute();
  return rows.map(({ holder_id, received, credits, back }) => {
    const taken = new Map<string, number>();
    for (const [about, amount] of back ?? []) taken.set(about, (taken.get(about) ?? 0) + amount);
    const found = (credits ?? []).map((id) => ({ id, back: taken.get(id) ?? 0 }));
    return { holder_id, received: Number(received), credits: found };
  });
}
