import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { migrationNames } from "./migration-names.ts";

const FOLDER = "apps/platform/migrations";

test("a number taken twice and a shapeless name are refused", () => {
  const said = saidOf(migrationNames, {
    [`${FOLDER}/0001_keys_create_person_key.sql`]: "",
    [`${FOLDER}/0001_audit_create_entry.sql`]: "",
    [`${FOLDER}/2_tables.sql`]: "",
  });
  expect(said).toEqual([
    expect.stringContaining("already taken by apps/platform/migrations/0001_audit_create_entry.sql"),
    expect.stringContaining("not named NNNN_"),
  ]);
});

test("well-named migrations pass", () => {
  const said = saidOf(migrationNames, {
    [`${FOLDER}/0001_keys_create_person_key.sql`]: "",
    [`${FOLDER}/0002_audit_create_entry.sql`]: "",
  });
  expect(said).toEqual([]);
});
