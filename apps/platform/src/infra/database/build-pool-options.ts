import type { ClientBase } from "pg";
import { buildDatabaseClient } from "./database-client.ts";
import type { StatementLimits } from "./limits.ts";

/**
 * Options of a pool that a library opens by itself (pg-boss hands them to pg): connections to the primary,
 * kept alive, bounded.
 */
export function buildPoolOptions(url: string, limits?: StatementLimits) {
  const bounded = limits && {
    query_timeout: limits.silenceMs,
    onConnect: async (client: ClientBase) => {
      await client.query(`set statement_timeout = ${limits.statementMs}`);
    },
  };
  return { connectionString: url, Client: buildDatabaseClient(url), ...bounded };
}
