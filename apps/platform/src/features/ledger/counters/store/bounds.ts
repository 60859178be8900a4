import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { CounterAccountId, CounterId } from "../counter.ts";
import { type BoundRow, openCountersTables } from "./tables.ts";

/** Set again, it is another. */
export async function saveBoundRow(tx: Tx, row: BoundRow): Promise<void> {
  const { day_most, week_most, set_on } = row;
  await openCountersTables(tx)
    .insertInto("counter_bound")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["authority_id", "counter_id", "account_id"])
        .doUpdateSet({ day_most, week_most, set_on }),
    )
    .execute();
}

export async function deleteBound(
  tx: Tx,
  { authorityId, counterId }: { readonly authorityId: AuthorityId; readonly counterId: CounterId },
  accountId: CounterAccountId,
): Promise<void> {
  await openCountersTables(tx)
    .deleteFrom("counter_bound")
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("account_id", "=", accountId)
    .execute();
}

export async function listBoundRows(
  tx: Tx,
  authorityId: AuthorityId,
  accountIds: readonly CounterAccountId[],
): Promise<readonly BoundRow[]> {
  if (accountIds.length === 0) return [];
  return openCountersTables(tx)
    .selectFrom("counter_bound")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`account_id = any (${toPlannedIds(accountIds)}::uuid[])`)
    .execute();
}

/**
 * The least that the bounds of parents leave of an account that day; null where they bound nothing. By the
 * system.
 */
export async function findRemaining(
  tx: Tx,
  { authorityId, counterId }: { readonly authorityId: AuthorityId; readonly counterId: CounterId },
  { accountId, day }: { readonly accountId: string; readonly day: string },
): Promise<number | null> {
  const { rows } = await sql<{
    of_day: number | null;
    of_week: number | null;
  }>`select of_day::float8, of_week::float8
    from counters_left(${authorityId}, ${counterId}, ${accountId}, ${day})`.execute(tx);
  const left = rows.flatMap(({ of_day, of_week }) => [of_day, of_week].filter((one) => one !== null));
  return left.length === 0 ? null : Math.max(0, Math.min(...left));
}
