import type { DatabaseUrls } from "@ardeco/testing";
import { Pool } from "pg";

export type SqlAs = <Row>(
  role: "owner" | "application",
  sql: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;

/** Several at once, as those who wait for a lock are; the server of the tests takes 200 connections. */
const MOST_CONNECTIONS = 12;

/** Settings, a role, a transaction, a lock or a table of the connection: the next question has a new one. */
const LEAVES_SOMETHING = /(^|;)\s*(begin|declare|listen|prepare|set)\b|advisory_lock|set_config|\btemp/i;

/**
 * SQL past the platform, on connections that are kept: to open one costs ten times what most questions do.
 * Each begins with the settings of a new connection, as an intruder's would.
 */
export function openSql({ ownerUrl, appUrl }: DatabaseUrls): { readonly as: SqlAs; close(): Promise<void> } {
  const pools = { owner: openPool(ownerUrl), application: openPool(appUrl) };
  return {
    as: async <Row>(role: keyof typeof pools, sql: string, values: readonly unknown[] = []) => {
      const client = await pools[role].connect();
      try {
        const { rows } = await client.query(sql, [...values]);
        return rows as Row[];
      } finally {
        client.release(LEAVES_SOMETHING.test(sql));
      }
    },
    close: async () => void (await Promise.all(Object.values(pools).map((pool) => pool.end()))),
  };
}

function openPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: MOST_CONNECTIONS, idleTimeoutMillis: 0 });
  // The database is dropped, or the server killed, under an idle connection: the next question says so.
  pool.on("error", () => {});
  return pool;
}
