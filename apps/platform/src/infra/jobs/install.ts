import { PgBoss } from "pg-boss";
import { buildPoolOptions } from "../database/build-pool-options.ts";
import { openConnection } from "../database/database-client.ts";

export const JOBS_SCHEMA = "pgboss";

/** What the application role may do: everything to the rows, nothing to the tables. */
const grants = `
  grant usage on schema ${JOBS_SCHEMA} to ardeco_app;
  grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to ardeco_app;
  grant usage on all sequences in schema ${JOBS_SCHEMA} to ardeco_app;
  revoke all on all functions in schema ${JOBS_SCHEMA} from public;
  grant execute on all functions in schema ${JOBS_SCHEMA} to ardeco_app;
`;

/**
 * Creates the tables of pg-boss, or brings them to the version installed. Idempotent.
 * @param ownerUrl connection of the owner role, which may create a schema
 */
export async function createJobTables(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    ...buildPoolOptions(ownerUrl),
    schema: JOBS_SCHEMA,
    supervise: false,
    schedule: false,
    registerInstance: false,
    max: 1,
  });
  await boss.start();
  await boss.stop({ graceful: false });
  const client = await openConnection(ownerUrl);
  try {
    await client.query(grants);
  } finally {
    await client.end();
  }
}
