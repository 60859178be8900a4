import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { migrationNames } from "./migration-names.ts";

const FOLDER = "apps/platform/migrations";

test("a number of before the baseline, one taken twice and a shapeless name are refused", () => {
  const said = saidOf(migrationNames, {
    [`${FOLDER}/2001_keys_create_person_key.sql`]: "",
    [`${FOLDER}/2001_audit_create_entry.sql`]: "",
    [`${FOLDER}/2_tables.sql`]: "",
    [`${FOLDER}/1999_keys_create_leaf.sql`]: "",
  });
  expect(said).toEqual([
    expect.stringMatching(/1999_keys_create_leaf.*from 2000 on/),
    expect.stringContaining("already taken by apps/platform/migrations/2001_audit_create_entry.sql"),
    expect.stringContaining("not named NNNN_"),
  ]);
});

test("well-named migrations pass", () => {
  const said = saidOf(migrationNames, {
    [`${FOLDER}/2001_keys_create_person_key.sql`]: "",
    [`${FOLDER}/2002_audit_create_entry.sql`]: "",
  });
  expect(said).toEqual([]);
});
