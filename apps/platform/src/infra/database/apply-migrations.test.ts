import { readdir } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aSchemaCopy, type SchemaCopy } from "../../testing/schema-copy.ts";
import { openSql, type SqlAs } from "../../testing/sql-as.ts";
import { emptyDatabase, type OwnDatabase } from "../../testing/test-database.ts";
import { StartRefused } from "../start-refused.ts";
import { applyMigrations } from "./apply-migrations.ts";
import { SchemaRefused } from "./require-known-schema.ts";
import { ownFolders, readBaseline } from "./schema-files.ts";

// A program whose schema is a street, and the versions that follow it.

const WIDEN = "2001_town_widen_street.sql";
const CALL = "sql/town/functions/street_call.sql";
const call = (text: string) =>
  `create or replace function street_call(name text) returns text language sql return '${text} ' || name;`;

let own: OwnDatabase;
let sqlAs: SqlAs;
let closeSql: () => Promise<void>;
beforeAll(async () => {
  own = await emptyDatabase();
  ({ as: sqlAs, close: closeSql } = openSql(own));
});
afterAll(async () => {
  await closeSql?.();
  await own?.close();
});

let schema: SchemaCopy;
beforeEach(async () => {
  await sqlAs("owner", "drop schema public cascade; create schema public");
  schema = await aSchemaCopy({ empty: true });
  await schema.write("sql/town/schema/town.sql", "grant usage on schema public to ardeco_app;");
  await schema.write("sql/town/tables/streets.sql", "create table street (name text primary key);");
  await schema.write("sql/town/keys/streets.sql", "create index streets_by_end on street (right(name, 3));");
  await schema.write(
    "sql/town/policies/streets.sql",
    `alter table street enable row level security;
     create policy long_ones on street for select using (street_call(name) <> '');
     grant select on street to ardeco_app;`,
  );
  await schema.write(CALL, call("rue"));
});
afterEach(() => schema?.close());

const called = async () =>
  (await sqlAs<{ text: string }>("application", "select street_call('Neuve') as text"))[0]?.text;

describe("an empty database", () => {
  test("receives the whole schema of this program, and a second start nothing", async () => {
    const later = (await readdir(ownFolders.migrations)).filter((name) => name.endsWith(".sql")).toSorted();
    const first = await applyMigrations(own.ownerUrl);
    expect(first).toMatchObject({ created: true, applied: later });
    expect(await applyMigrations(own.ownerUrl)).toEqual({ created: false, applied: [], functions: [] });
    const { checksum, functions } = await readBaseline(ownFolders.baseline);
    expect(await sqlAs("application", "select checksum from schema_baseline")).toEqual([{ checksum }]);
    expect(await sqlAs("application", "select name from sql_function")).toHaveLength(functions.length);
    expect(functions.length).toBeGreaterThan(150);
  });

  test("receives the baseline whole, or nothing", async () => {
    await schema.write("sql/town/triggers/streets.sql", "create trigger one after insert on nothing;");
    const refused = applyMigrations(own.ownerUrl, schema);
    await expect(refused).rejects.toThrow(StartRefused);
    await expect(refused).rejects.toThrow("Le schéma de départ (town/triggers/streets.sql) a échoué");
    expect(await sqlAs("owner", "select to_regclass('street') as there")).toEqual([{ there: null }]);
  });

  test("receives functions in whichever order they need each other, and what later migrations make", async () => {
    await schema.write(
      "sql/town/functions/a_street.sql",
      "create or replace function a_street() returns text language sql return street_call('Basse');",
    );
    await schema.write(`migrations/${WIDEN}`, "create table square (name text);");
    await schema.write(
      "sql/town/functions/square_name.sql",
      "create or replace function square_name(s square) returns text language sql as $$ select s.name $$;",
    );
    expect((await applyMigrations(own.ownerUrl, schema)).applied).toEqual([WIDEN]);
    expect(await sqlAs("owner", "select a_street() as one, square_name(null) as other")).toEqual([
      { one: "rue Basse", other: null },
    ]);
  });

  test("is refused a function whose body names what is not there", async () => {
    const wrong = "create or replace function lost() returns text language sql as $$ select a from b $$;";
    await schema.write("sql/town/functions/lost.sql", wrong);
    await expect(applyMigrations(own.ownerUrl, schema)).rejects.toThrow(/relation "b" does not exist/);
  });
});

describe("a database of the baseline", () => {
  test("receives the next migration once, and its rows stay", async () => {
    await applyMigrations(own.ownerUrl, schema);
    await sqlAs("owner", "insert into street values ('Neuve')");
    await schema.write(`migrations/${WIDEN}`, "alter table street add column width int;");
    const runs = await Promise.all([
      applyMigrations(own.ownerUrl, schema),
      applyMigrations(own.ownerUrl, schema),
    ]);
    expect(runs.map(({ applied }) => applied.length).sort()).toEqual([0, 1]);
    expect(await sqlAs("application", "select * from street")).toEqual([{ name: "Neuve", width: null }]);
  });

  test("receives a function again when its text changes, and only then", async () => {
    await applyMigrations(own.ownerUrl, schema);
    expect(await called()).toBe("rue Neuve");
    await schema.write(CALL, call("avenue"));
    expect((await applyMigrations(own.ownerUrl, schema)).functions).toEqual(["street_call"]);
    expect((await applyMigrations(own.ownerUrl, schema)).functions).toEqual([]);
    expect(await called()).toBe("avenue Neuve");
  });

  test("a migration that wrote a function as it was does not bring it back", async () => {
    await schema.write(CALL, call("cours"));
    await schema.write(`migrations/${WIDEN}`, call("allée"));
    await applyMigrations(own.ownerUrl, schema);
    expect(await called()).toBe("cours Neuve");
  });

  test("its reasons may be written better, and it is still the same", async () => {
    await applyMigrations(own.ownerUrl, schema);
    await schema.write(
      "sql/town/tables/streets.sql",
      "-- Streets, by name.\ncreate table street (name text -- as on the plate\n  primary key);\n",
    );
    expect((await applyMigrations(own.ownerUrl, schema)).created).toBe(false);
  });

  test("the application reads what was applied, and alters none of it", async () => {
    await applyMigrations(own.ownerUrl, schema);
    for (const sql of [
      "alter table street add column width int",
      "drop table street",
      call("impasse"),
      "insert into migration values ('2002_town_open_door.sql')",
      "update schema_baseline set checksum = ''",
      "delete from sql_function",
    ])
      await expect(sqlAs("application", sql), sql).rejects.toThrow(/denied|must be owner/);
    expect(await sqlAs("application", "select name from sql_function")).toEqual([{ name: "street_call" }]);
  });
});

describe("is refused, with what to do", () => {
  const refused = async (): Promise<SchemaRefused> => {
    const error = await applyMigrations(own.ownerUrl, schema).catch((thrown: unknown) => thrown);
    if (error instanceof SchemaRefused) return error;
    throw new Error(`not refused by a schema: ${String(error)}`);
  };

  test("a database of before the baseline", async () => {
    await sqlAs("owner", "create table migration (name text primary key)");
    await sqlAs("owner", "insert into migration values ('0001_kernel_create_settings.sql')");
    const { code, message } = await refused();
    expect(code).toBe("schema_former");
    expect(message).toMatch(/d’avant le schéma de départ.*Partez d’une base vide\. \(schema_former\)$/);
  });

  test("a database of another baseline", async () => {
    await applyMigrations(own.ownerUrl, schema);
    await schema.write("sql/town/tables/streets.sql", "create table street (name text, width int);");
    const { code, message } = await refused();
    expect(code).toBe("schema_other_baseline");
    expect(message).toMatch(/autre schéma de départ \([0-9a-f]{12}\).*partez d’une base vide/);
  });

  test("a database that a later version changed", async () => {
    await schema.write(`migrations/${WIDEN}`, "alter table street add column width int;");
    await applyMigrations(own.ownerUrl, schema);
    await schema.remove(`migrations/${WIDEN}`);
    const { code, message } = await refused();
    expect(code).toBe("schema_newer");
    expect(message).toMatch(/version plus récente d’Ardeco \(2001_town_widen_street\.sql\).*restaurez/);
  });

  test.each([
    ["another parameter", "street_call(name text, end_of text)", "text", "'rue ' || name"],
    ["another type returned", "street_call(name text)", "integer", "1"],
    ["a parameter of another name", "street_call(of_street text)", "text", "'rue ' || of_street"],
  ])("a function with %s, until a migration takes the former one away", async (_, head, type, body) => {
    await applyMigrations(own.ownerUrl, schema);
    const text = `create or replace function ${head} returns ${type} language sql return ${body};`;
    await schema.write(CALL, text);
    const { code, message } = await refused();
    expect(code).toBe("schema_function_signature");
    expect(message).toMatch(/street_call.*migration numérotée/);
    expect(await called()).toBe("rue Neuve");
    await schema.write(
      `migrations/${WIDEN}`,
      "drop policy long_ones on street; drop function if exists street_call(text);",
    );
    expect((await applyMigrations(own.ownerUrl, schema)).applied).toEqual([WIDEN]);
  });

  test("a function that two files define", async () => {
    await schema.write(
      "sql/town/functions/other.sql",
      "create or replace function street_call(number integer) returns integer language sql return number;",
    );
    await schema.write(CALL, call("rue"));
    await expect(applyMigrations(own.ownerUrl, schema)).rejects.toThrow("schema_function_signature");
  });
});
