import { type Client, DatabaseError } from "pg";
import { MigrationFailed } from "./migration-failed.ts";
import { SchemaRefused } from "./require-known-schema.ts";
import type { SqlFunction } from "./schema-files.ts";

/** What PostgreSQL answers when a table, a column, a type or a function that is named is not there yet. */
const NOT_THERE_YET: ReadonlySet<string> = new Set(["42P01", "42703", "42704", "42883"]);
/**
 * Another type returned, a parameter renamed; or a second function of that name, told by the statements after
 * it.
 */
const OTHER_SIGNATURE: ReadonlySet<string> = new Set(["42P13", "42725"]);

/**
 * Defines functions inside the transaction that is open, in whichever order they need each other. Their
 * bodies are looked at once all are there.
 * @returns those that name what no migration has made yet
 * @throws SchemaRefused when one would have another signature than the one that is there
 */
export async function defineFunctions(
  client: Client,
  functions: readonly SqlFunction[],
): Promise<readonly SqlFunction[]> {
  await client.query("set local check_function_bodies = off");
  let left = functions;
  for (;;) {
    const later: SqlFunction[] = [];
    for (const one of left) if (!(await defineFunction(client, one))) later.push(one);
    if (later.length === 0 || later.length === left.length) {
      await recordFunctions(
        client,
        functions.filter((one) => !later.includes(one)),
      );
      return later;
    }
    left = later;
  }
}

/** False when it names what is not there. */
async function defineFunction(client: Client, one: SqlFunction): Promise<boolean> {
  await client.query("savepoint one_function");
  try {
    await client.query(one.sql);
    await client.query("release savepoint one_function");
    return true;
  } catch (error) {
    await client.query("rollback to savepoint one_function");
    const code = error instanceof DatabaseError ? (error.code ?? "") : "";
    if (NOT_THERE_YET.has(code)) return false;
    if (OTHER_SIGNATURE.has(code)) throw buildSignatureRefusal(one.function);
    throw new MigrationFailed(`La fonction ${one.name}`, one.sql, error);
  }
}

/** Notes what was applied, and refuses that a name be defined twice. */
async function recordFunctions(client: Client, functions: readonly SqlFunction[]): Promise<void> {
  const names = functions.map((one) => one.function);
  const { rows } = await client.query<{ name: string }>(
    `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and proname = any ($1)
     group by proname having count(*) > 1 limit 1`,
    [names],
  );
  if (rows[0]) throw buildSignatureRefusal(rows[0].name);
  const { rowCount } = await client.query(
    `insert into sql_function (name, checksum, signature)
     select f.name, f.checksum, format('%s returns %s', p.oid::regprocedure, pg_get_function_result(p.oid))
     from unnest($1::text[], $2::text[]) as f (name, checksum)
     join pg_proc p on p.proname = f.name and p.pronamespace = 'public'::regnamespace
     on conflict (name) do update
       set checksum = excluded.checksum, signature = excluded.signature, applied_at = excluded.applied_at`,
    [names, functions.map(({ checksum }) => checksum)],
  );
  if (rowCount !== names.length)
    throw new Error("a file of sql/*/functions does not define what it is named after");
}

/**
 * Has PostgreSQL read the bodies of these functions, as it does when one is created, now that all that they
 * name is there.
 * @throws MigrationFailed
 */
export async function checkFunctionBodies(client: Client, functions: readonly SqlFunction[]): Promise<void> {
  const validate = `select case l.lanname when 'plpgsql' then plpgsql_validator(p.oid)
    else fmgr_sql_validator(p.oid) end
    from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'public'::regnamespace and p.proname = any ($1)
    and l.lanname in ('plpgsql', 'sql')`;
  await client.query("set local check_function_bodies = on");
  try {
    await client.query(validate, [functions.map((one) => one.function)]);
  } catch (error) {
    throw new MigrationFailed("Une fonction du schéma", validate, error);
  }
}

const buildSignatureRefusal = (name: string) =>
  new SchemaRefused(
    "schema_function_signature",
    `La fonction ${name} de ce programme n’a pas les mêmes ` +
      "paramètres, ou ne rend pas le même type, que celle de la " +
      "base : une fonction ne change que de texte. Il faut " +
      "une migration numérotée, qui retire celle d’avant.",
  );
