import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { CounterAccountId, CounterId } from "../counter.ts";
import { openCountersTables } from "./tables.ts";

export interface MonthRow {
  /** YYYY-MM. */
  readonly month: string;
  readonly used: number;
  /** Of what was used, this month or before: an absence excused later, a mistake. */
  readonly givenBack: number;
  readonly paid: number;
}

interface Named {
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
}

/**
 * What each of these accounts gave and received, month by month from a day on: what it gave back is taken off
 * what it received.
 */
export async function listMonthRows(
  tx: Tx,
  authorityId: AuthorityId,
  accounts: readonly Named[],
  since: CivilDate,
): Promise<ReadonlyMap<CounterAccountId, readonly MonthRow[]>> {
  const counterIds = toPlannedIds([...new Set(accounts.map(({ counterId }) => counterId))]);
  const accountIds = toPlannedIds([...new Set(accounts.map(({ accountId }) => accountId))]);
  if (accountIds.length === 0) return new Map();
  const rows = await openCountersTables(tx)
    .selectFrom("counter_transfer")
    .select([
      "holder_id",
      sql<string>`to_char(day, 'YYYY-MM')`.as("month"),
      sql<string>`sum(case when kind in ('debit', 'post') then amount else 0 end)`.as("used"),
      sql<string>`sum(case when kind = 'reverse' and credit_id = holder_id then amount else 0 end)`.as(
        "given_back",
      ),
      sql<string>`sum(case when kind = 'credit' then amount when kind = 'payout' then -amount
        when kind = 'reverse' and debit_id = holder_id then -amount else 0 end)`.as("paid"),
    ])
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`counter_id = any (${counterIds}::uuid[])`)
    .where(sql<boolean>`holder_id = any (${accountIds}::uuid[])`)
    .where("day", ">=", since)
    .groupBy(["holder_id", "month"])
    .orderBy("month")
    .execute();
  const byAccount = Map.groupBy(rows, ({ holder_id }) => parseId<"counterAccount">(holder_id));
  return new Map(
    [...byAccount].map(([id, own]) => [
      id,
      own.map(({ month, used, given_back, paid }) => ({
        month,
        used: Number(used),
        givenBack: Number(given_back),
        paid: Number(paid),
      })),
    ]),
  );
}
