import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { updateSchema } from "../../composition/update-schema.ts";
import { emptyDatabase, type OwnDatabase } from "../../testing/test-database.ts";
import { StartRefused } from "../start-refused.ts";
import { applyMigrations, listMigrationNames } from "./apply-migrations.ts";
import { requireSchema } from "./require-schema.ts";

let own: OwnDatabase;
beforeAll(async () => {
  own = await emptyDatabase();
});
afterAll(() => own?.close());

test("without the owner's address, only a database at the version of the program is accepted", async () => {
  await expect(requireSchema(own.appUrl)).rejects.toThrow(/vide.*script\/migrate/);
  const names = await listMigrationNames();
  await applyMigrations(own.ownerUrl, { only: names.slice(0, -2) });
  const refused = requireSchema(own.appUrl);
  await expect(refused).rejects.toThrow(StartRefused);
  await expect(refused).rejects.toThrow(`2 migrations depuis ${names.at(-2)}`);
  // Its tables are there, not yet its queues.
  await applyMigrations(own.ownerUrl);
  await expect(requireSchema(own.appUrl)).rejects.toThrow("script/migrate");
  const said: string[] = [];
  await updateSchema(own.ownerUrl, (text) => said.push(text));
  await updateSchema(own.ownerUrl, (text) => said.push(text));
  expect(said).toEqual([]);
  await requireSchema(own.appUrl);
  const owner = new Client({ connectionString: own.ownerUrl });
  await owner.connect();
  await owner.query("insert into migration (name) values ('9999_tomorrow_add_thing.sql')");
  await owner.end();
  await expect(requireSchema(own.appUrl)).rejects.toThrow(/version plus récente.*9999_tomorrow/);
}, 120_000);
