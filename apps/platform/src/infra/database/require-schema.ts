import { JOBS_SCHEMA } from "../jobs/install.ts";
import { StartRefused } from "../start-refused.ts";
import { openConnection } from "./database-client.ts";
import { requireKnownSchema } from "./require-known-schema.ts";
import { listMigrationNames, ownFolders, readBaseline } from "./schema-files.ts";
import { isEmptySchema, readFunctionChecksums, readSchemaState } from "./schema-state.ts";

/**
 * Refuses a database that is not at the version of this program, for who may not bring it there: an older one
 * lacks tables, a newer one has some that this program would not fill.
 * @param appUrl connection of the application role
 * @throws StartRefused
 */
export async function requireSchema(appUrl: string, folders = ownFolders): Promise<void> {
  const client = await openConnection(appUrl);
  try {
    const state = await readSchemaState(client);
    if (isEmptySchema(state)) throw new StartRefused(`La base est vide. ${TODO}`);
    await requireKnownSchema(state, folders);
    const missing = (await listMigrationNames(folders.migrations)).filter(
      (name) => !state.migrations.includes(name),
    );
    const known = await readFunctionChecksums(client);
    const { functions } = await readBaseline(folders.baseline);
    const former = functions.filter((one) => known.get(one.function) !== one.checksum);
    const { rows: jobs } = await client.query(JOBS);
    if (missing.length > 0 || former.length > 0 || jobs.length === 0)
      throw new StartRefused(
        `La base n’est pas à la version de ce programme : il lui manque ${missing.length} migrations` +
          `${formatFirstMissing(missing)} et ${former.length} fonctions. ${TODO}`,
      );
  } finally {
    await client.end();
  }
}

/**
 * In the catalogue, which everybody reads: the schemas of an empty database are closed to the application.
 */
const JOBS = `select from pg_tables where schemaname = '${JOBS_SCHEMA}' and tablename = 'version'`;

const TODO = "Ce programme n’a pas DATABASE_OWNER_URL : lancez script/migrate, qui l’a, puis recommencez.";

const formatFirstMissing = ([first]: readonly string[]): string =>
  first === undefined ? "" : ` depuis ${first}`;
