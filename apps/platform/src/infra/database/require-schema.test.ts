import { afterAll, beforeAll, expect, test } from "vitest";
import { updateSchema } from "../../composition/update-schema.ts";
import { aSchemaCopy, type SchemaCopy } from "../../testing/schema-copy.ts";
import { openSql, type SqlAs } from "../../testing/sql-as.ts";
import { emptyDatabase, type OwnDatabase } from "../../testing/test-database.ts";
import { StartRefused } from "../start-refused.ts";
import { applyMigrations } from "./apply-migrations.ts";
import { requireSchema } from "./require-schema.ts";

let own: OwnDatabase;
let sqlAs: SqlAs;
let closeSql: () => Promise<void>;
/** The program of tomorrow. */
let tomorrow: SchemaCopy;
beforeAll(async () => {
  own = await emptyDatabase();
  ({ as: sqlAs, close: closeSql } = openSql(own));
  tomorrow = await aSchemaCopy();
});
afterAll(async () => {
  await closeSql?.();
  await own?.close();
  await tomorrow?.close();
});

test("without the owner's address, only a database at the version of the program is accepted", async () => {
  await expect(requireSchema(own.appUrl)).rejects.toThrow(/vide.*script\/migrate/);
  // Its tables are there, not yet its queues.
  await applyMigrations(own.ownerUrl);
  await expect(requireSchema(own.appUrl)).rejects.toThrow("script/migrate");
  const said: string[] = [];
  await updateSchema(own.ownerUrl, (text) => said.push(text));
  await updateSchema(own.ownerUrl, (text) => said.push(text));
  expect(said).toEqual([]);
  await requireSchema(own.appUrl);
}, 120_000);

test("a later program counts what the database lacks: migrations, and functions whose text changed", async () => {
  await tomorrow.write("migrations/2001_town_create_street.sql", "create table street (name text);");
  const refused = requireSchema(own.appUrl, tomorrow.folders);
  await expect(refused).rejects.toThrow(StartRefused);
  await expect(refused).rejects.toThrow(
    "il lui manque 1 migrations depuis 2001_town_create_street.sql et 0 fonctions",
  );
  await applyMigrations(own.ownerUrl, tomorrow);
  await requireSchema(own.appUrl, tomorrow.folders);
  await sqlAs("owner", "update sql_function set checksum = 'of yesterday' where name = 'ardeco_actor'");
  await expect(requireSchema(own.appUrl, tomorrow.folders)).rejects.toThrow("0 migrations et 1 fonctions");
});

test.each([
  [/version plus récente.*2001_town_create_street.*\(schema_newer\)/, "select 1"],
  [/\(schema_other_baseline\)/, "update schema_baseline set checksum = 'of another'"],
  [/base vide\. \(schema_former\)/, "drop table schema_baseline"],
])("what was made by another schema is refused: %s", async (sentence, change) => {
  await sqlAs("owner", change);
  await expect(requireSchema(own.appUrl)).rejects.toThrow(sentence);
});
