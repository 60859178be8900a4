import { sql } from "kysely";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { CounterAccountId, CounterId } from "../counter.ts";
import { tables } from "./tables.ts";

export interface MonthRow {
  /** YYYY-MM. */
  readonly month: string;
  readonly used: number;
  readonly paid: number;
}

/** What an account gave and received, month by month from a day on: what was given back is taken off where it came from. */
export async function listMonthRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    counterId,
    accountId,
    since,
  }: {
    readonly counterId: CounterId;
    readonly accountId: CounterAccountId;
    readonly since: CivilDate;
  },
): Promise<readonly MonthRow[]> {
  const rows = await tables(tx)
    .selectFrom("counter_transfer")
    .select([
      sql<string>`to_char(day, 'YYYY-MM')`.as("month"),
      sql<string>`sum(case when kind in ('debit', 'post') then amount
        when kind = 'reverse' and credit_id = holder_id then -amount else 0 end)`.as("used"),
      sql<string>`sum(case when kind = 'credit' then amount when kind = 'payout' then -amount
        when kind = 'reverse' and debit_id = holder_id then -amount else 0 end)`.as("paid"),
    ])
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("holder_id", "=", accountId)
    .where("day", ">=", since)
    .groupBy("month")
    .orderBy("month")
    .execute();
  return rows.map(({ month, used, paid }) => ({ month, used: Number(used), paid: Number(paid) }));
}
