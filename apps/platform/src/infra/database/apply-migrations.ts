import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import { applyBaseline } from "./apply-baseline.ts";
import { checkFunctionBodies, defineFunctions } from "./apply-functions.ts";
import { applyMigration, type MigrationWait, usualWaiting } from "./apply-migration.ts";
import { openConnection } from "./database-client.ts";
import { MigrationFailed } from "./migration-failed.ts";
import { requireKnownSchema } from "./require-known-schema.ts";
import {
  type Baseline,
  listMigrationNames,
  ownFolders,
  readBaseline,
  type SchemaFolders,
  type SqlFunction,
} from "./schema-files.ts";
import { isEmptySchema, readFunctionChecksums, readSchemaState } from "./schema-state.ts";

/** One migration run at a time, whatever the number of servers starting (arbitrary constant). */
const ADVISORY_LOCK = 7_106_118;

interface AppliedSchema {
  /** Whether the database was empty. */
  readonly created: boolean;
  /** Names of the numbered migrations, in their order. */
  readonly applied: readonly string[];
  /** Names of the functions whose text had changed. */
  readonly functions: readonly string[];
}

interface ApplyOptions {
  readonly folders?: SchemaFolders;
  /** Stops where another database had come: for a restoration, or a test of the way from there. */
  readonly only?: readonly string[];
  readonly waiting?: MigrationWait;
}

/**
 * Gives an empty database the baseline, then applies, in order and each in its own transaction, the
 * migrations not applied yet, and the functions whose text changed. Forward only.
 * @param ownerUrl connection of the owner role
 * @throws StartRefused when a table stays held by somebody else: what was applied before stays, the rest is
 *   untouched
 * @throws SchemaRefused when the database was made by another schema
 */
export async function applyMigrations(ownerUrl: string, options: ApplyOptions = {}): Promise<AppliedSchema> {
  const folders = options.folders ?? ownFolders;
  const baseline = await readBaseline(folders.baseline);
  const client = await openConnection(ownerUrl);
  try {
    await client.query("select pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const state = await readSchemaState(client);
    const created = isEmptySchema(state);
    if (created) await applyBaseline(client, baseline);
    else await requireKnownSchema(state, folders);
    const names = (await listMigrationNames(folders.migrations)).filter(
      (name) => !state.migrations.includes(name),
    );
    const applied = names.filter((name) => options.only?.includes(name) ?? true);
    for (const name of applied) {
      const sql = await readFile(join(folders.migrations, name), "utf8");
      await applyMigration(client, { name, sql }, options.waiting ?? usualWaiting);
    }
    const changed = await selectChangedFunctions(client, baseline, applied);
    await updateFunctions(client, changed, { complete: applied.length === names.length });
    return { created, applied, functions: created ? [] : changed.map((one) => one.function) };
  } finally {
    await client.end();
  }
}

/** All of them after a migration, which may have written one as it was in its day. */
async function selectChangedFunctions(
  client: Client,
  { functions }: Baseline,
  applied: readonly string[],
): Promise<readonly SqlFunction[]> {
  if (applied.length > 0) return functions;
  const known = await readFunctionChecksums(client);
  return functions.filter((one) => known.get(one.function) !== one.checksum);
}

/**
 * What it names will never be there: it is defined once more for what PostgreSQL answers.
 * @throws MigrationFailed
 */
async function requireDefinedFunctions(client: Client, [left]: readonly SqlFunction[]): Promise<void> {
  if (left === undefined) return;
  await client.query(left.sql).catch((error: unknown) => {
    throw new MigrationFailed(`La fonction ${left.name}`, left.sql, error);
  });
}

/** @param complete false while migrations are left out, whose tables a function may name */
async function updateFunctions(
  client: Client,
  functions: readonly SqlFunction[],
  { complete }: { readonly complete: boolean },
): Promise<void> {
  if (functions.length === 0) return;
  await client.query("begin");
  try {
    const left = await defineFunctions(client, functions);
    if (complete) {
      await requireDefinedFunctions(client, left);
      await checkFunctionBodies(client, functions);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
