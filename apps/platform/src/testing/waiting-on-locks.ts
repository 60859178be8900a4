import type { TestRuntime } from "./test-runtime.ts";

/**
 * How many transactions of this test's database wait for a lock that another holds. A test holds one, then
 * polls this until those that it started are known to wait: which of them comes first is then no matter of
 * chance.
 */
export async function waitingOnLocks({ sqlAs }: Pick<TestRuntime, "sqlAs">): Promise<number> {
  const [row] = await sqlAs<{ count: number }>(
    "owner",
    `select count(distinct l.pid)::int as count from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where a.datname = current_database() and not l.granted`,
  );
  return row?.count ?? 0;
}
