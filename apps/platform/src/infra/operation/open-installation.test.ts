import { afterAll, beforeAll, expect, test } from "vitest";
import { buildInstallationSettings } from "../../composition/installation-settings.ts";
import { readConfig } from "../../config.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { openDatabase } from "../database/database.ts";
import { openInstallation } from "./open-installation.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime();
});
afterAll(() => house?.close());

const settings = () => buildInstallationSettings(readConfig({ ARDECO_MODE: "development" }));

test("measured as the application: its role passes no rule and rewrites no journal", async () => {
  const read = await house.runtime.ports.installation.read();
  expect(read).toMatchObject({ roleBypassesRules: false, roleRewritesJournal: false, lastBackupAt: null });
  expect(read.tablesUnderRules).toBeGreaterThan(80);
});

test("measured as the owner, it tells both: the answer is the database’s, not a sentence of ours", async () => {
  const database = openDatabase(house.ownerUrl);
  const read = await openInstallation(database, settings).read();
  expect(read).toMatchObject({ roleBypassesRules: true, roleRewritesJournal: true });
  await database.close();
});

test("the last backup that ended well is seen", async () => {
  const insert =
    "insert into backup values ('2026-11-24T01:00:00Z', 1, 1, 1), ('2026-11-23T01:00:00Z', 1, 1, 1)";
  await house.sqlAs("owner", insert);
  const read = await house.runtime.ports.installation.read();
  expect(read.lastBackupAt?.toISOString()).toBe("2026-11-24T01:00:00.000Z");
});
