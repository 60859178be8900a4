import type { Owner } from "./owner.ts";

interface Counted {
  readonly name: string;
  readonly scans: number;
  readonly rows: number;
}

/**
 * Runs `work`, then names the large tables that PostgreSQL read from end to end meanwhile. Its counters see
 * every query of the pages with its real values and policies, where an EXPLAIN written here would see a copy
 * of some.
 */
export async function sequentialScans<T>(owner: Owner, work: () => Promise<T>) {
  const before = await count(owner);
  const result = await work();
  const after = await count(owner);
  const tables = after.flatMap(({ name, scans, rows }) => {
    const more = scans - (before.find((one) => one.name === name)?.scans ?? 0);
    return more > 0 && rows > 1_000 ? [`${name} (${more} times)`] : [];
  });
  return { result, tables };
}

/** Backends hand their counters over when idle, at most a second later (pgstat, PGSTAT_MIN_INTERVAL). */
const HANDED_OVER_MS = 1_500;

async function count(owner: Owner): Promise<readonly Counted[]> {
  await new Promise((done) => setTimeout(done, HANDED_OVER_MS));
  return owner.query<Counted>(
    `select relname as name, seq_scan::int as scans, n_live_tup::int as rows from pg_stat_user_tables where schemaname = 'public'`,
  );
}
