import { buildDatabaseClient, openConnection } from "./database-client.ts";

/**
 * How many sessions the application role has on this database: none when every server of the platform is
 * stopped.
 */
export async function countSessions(urls: {
  /** Either role sees whose the sessions are. */
  readonly ownerUrl: string | null;
  readonly appUrl: string;
}): Promise<number> {
  // As the driver reads it, a `?user=` included; behind a pooler, which names it otherwise, the role itself.
  const App = buildDatabaseClient(urls.appUrl);
  const names = [new App().user, "ardeco_app"];
  const client = await openConnection(urls.ownerUrl ?? urls.appUrl);
  try {
    const { rows } = await client.query<{ sessions: number }>(
      `select count(*)::int as sessions from pg_stat_activity
       where datname = current_database() and usename = any($1) and pid <> pg_backend_pid()`,
      [names],
    );
    return rows[0]?.sessions ?? 0;
  } finally {
    await client.end();
  }
}
