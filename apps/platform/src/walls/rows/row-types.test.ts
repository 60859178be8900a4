import { existsSync, globSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { listOwnedTables } from "@ardeco/tools/tables";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { REPOSITORY } from "../testing/repository.ts";
import { readAllowedTexts, readColumns, type StoredColumn } from "../testing/row-types/read-columns.ts";
import { type TypesOfFeature, writeTypes } from "../testing/row-types/write-types.ts";

const COMMAND = "vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts";
const FEATURES = "apps/platform/src/features";

/** Why nothing is written for these. */
const without: Readonly<Record<string, string>> = {
  kernel: "infra keeps backups, with statements of its own",
  openid: "its one table is read and written by SQL functions",
};

const owned = listOwnedTables(REPOSITORY);

/** Those that own tables, "context/feature": their stores use the types written here. */
const features = globSync(`${FEATURES}/*/*/`, { cwd: REPOSITORY })
  .map((path) => relative(FEATURES, path))
  .filter((feature) => owned.some(({ module }) => module === basename(feature)))
  .filter((feature) => !(basename(feature) in without))
  .toSorted();

let house: TestRuntime;
let found: TypesOfFeature;
beforeAll(async () => {
  house = await testRuntime();
  const columns = await readColumns(house.sqlAs);
  found = { columns, allowed: await readAllowedTexts(house.sqlAs), command: COMMAND };
});
afterAll(() => house?.close());

const tablesOfFeature = (feature: string): string[] =>
  owned.filter(({ module }) => module === basename(feature)).map(({ name }) => name);

function getRowsPath(feature: string): string {
  const folder = join(REPOSITORY, FEATURES, feature);
  return existsSync(join(folder, "store")) ? join(folder, "store/rows.ts") : join(folder, "store-rows.ts");
}

test.each(features)("the types of the rows of %s are those of the migrated database", async (feature) => {
  await expect(writeTypes(tablesOfFeature(feature), found)).toMatchFileSnapshot(getRowsPath(feature));
});

test("every feature that owns a table is one of these, or says why not", () => {
  const listed = [...features.map((feature) => basename(feature)), ...Object.keys(without)];
  expect([...new Set(owned.map(({ module }) => module))].toSorted()).toEqual(listed.toSorted());
});

test("every file of written types is one of these", () => {
  const files = globSync(`${FEATURES}/*/*/{store/rows,store-rows}.ts`, { cwd: REPOSITORY });
  expect(features.map(getRowsPath)).toEqual(
    expect.arrayContaining(files.map((path) => join(REPOSITORY, path))),
  );
});

describe("a migration that changes a column changes the file", () => {
  const written = (change: (column: StoredColumn) => StoredColumn) =>
    writeTypes(["message"], {
      ...found,
      columns: found.columns.map((column) =>
        column.table === "message" && column.name === "state" ? change(column) : column,
      ),
    });
  const line = (text: string) => text.split("\n").find((one) => one.startsWith("  state: "));

  test("what a check lists is a union", () => {
    expect(line(written((column) => column))).toBe('  state: "waiting" | "delivered";');
  });

  test.each([
    ["may be missing", { nullable: true }, '  state: "waiting" | "delivered" | null;'],
    ["has a default", { filled: "default" }, '  state: Generated<"waiting" | "delivered">;'],
    ["is always given", { filled: "always" }, '  state: GeneratedAlways<"waiting" | "delivered">;'],
    ["has another name", { name: "status" }, undefined],
  ] as const)("that it %s", (_, change, expected) => {
    expect(line(written((column) => ({ ...column, ...change })))).toBe(expected);
  });

  test("a type that the driver was not asked about stops the writing", () => {
    expect(() => written((column) => ({ ...column, type: "interval" }))).toThrow(
      "message.state: say what the driver gives of interval",
    );
  });
});

test("a migration that adds a check or a column is seen in the database", async () => {
  await house.sqlAs(
    "owner",
    "alter table message add column weight bigint[] not null default '{}', add column size text check (size in ('a', 'it''s (b'))",
  );
  const columns = await readColumns(house.sqlAs);
  const allowed = await readAllowedTexts(house.sqlAs);
  const text = writeTypes(["message"], { columns, allowed, command: COMMAND });
  expect(text).toContain('  size: "a" | "it\'s (b" | null;');
  expect(text).toContain("  weight: ColumnType<string[], readonly number[] | undefined, readonly number[]>;");
  expect(text).not.toBe(writeTypes(["message"], found));
});
