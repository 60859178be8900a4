import { JOBS_SCHEMA } from "../jobs/install.ts";
import { StartRefused } from "../start-refused.ts";
import { listMigrationNames, requireKnownMigrations } from "./apply-migrations.ts";
import { openConnection } from "./database-client.ts";

/**
 * Refuses a database that is not at the version of this program, for who may not bring it there: an older one
 * lacks tables, a newer one has some that this program would not fill.
 * @param appUrl connection of the application role
 * @throws StartRefused
 */
export async function requireSchema(appUrl: string): Promise<void> {
  const client = await openConnection(appUrl);
  try {
    const [tables] = (await client.query<{ migrations: boolean; jobs: boolean }>(TABLES)).rows;
    if (!tables?.migrations) throw new StartRefused(`La base est vide. ${TODO}`);
    const { rows } = await client.query<{ name: string }>("select name from public.migration");
    const done = new Set(rows.map(({ name }) => name));
    await requireKnownMigrations([...done]);
    const missing = (await listMigrationNames()).filter((name) => !done.has(name));
    if (missing.length > 0 || !tables.jobs)
      throw new StartRefused(
        `La base n’est pas à la version de ce programme : il lui manque ${missing.length} migrations${formatFirstMissing(missing)}. ${TODO}`,
      );
  } finally {
    await client.end();
  }
}

/**
 * In the catalogue, which everybody reads: the schemas of an empty database are closed to the application.
 */
const TABLES = `select exists (select from pg_tables where schemaname = 'public' and tablename = 'migration') as migrations,
  exists (select from pg_tables where schemaname = '${JOBS_SCHEMA}' and tablename = 'version') as jobs`;

const TODO = "Ce programme n’a pas DATABASE_OWNER_URL : lancez script/migrate, qui l’a, puis recommencez.";

const formatFirstMissing = ([first]: readonly string[]): string =>
  first === undefined ? "" : ` depuis ${first}`;
