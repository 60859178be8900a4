import type { Client } from "pg";
import { checkFunctionBodies, defineFunctions } from "./apply-functions.ts";
import { MigrationFailed } from "./migration-failed.ts";
import type { Baseline, SqlFile, SqlFunction } from "./schema-files.ts";
import { STATE_GRANTS, STATE_TABLES } from "./schema-state.ts";

/**
 * Makes the schema in an empty database: all of it, or nothing.
 * @returns functions that name what a later migration makes
 */
export async function applyBaseline(client: Client, baseline: Baseline): Promise<readonly SqlFunction[]> {
  await client.query("begin");
  try {
    await client.query(STATE_TABLES);
    for (const file of baseline.beforeFunctions) await applyFile(client, file);
    const left = await defineFunctions(client, baseline.functions);
    for (const file of baseline.afterFunctions) await applyFile(client, file);
    await client.query(STATE_GRANTS);
    await client.query("insert into schema_baseline (checksum) values ($1)", [baseline.checksum]);
    if (left.length === 0) await checkFunctionBodies(client, baseline.functions);
    await client.query("commit");
    return left;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function applyFile(client: Client, { name, sql }: SqlFile): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    throw new MigrationFailed(`Le schéma de départ (${name})`, sql, error);
  }
}
