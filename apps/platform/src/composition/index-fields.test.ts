import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { buildIndexedFields, fieldsNotKept, listIndexFields } from "./index-fields.ts";

const keys = new URL("../../../../docs/security/keys.md", import.meta.url);

test("every blind index that the document of keys tells is kept apart when the root key it came from is destroyed, or said not to be", async () => {
  const told = [...(await readFile(keys, "utf8")).matchAll(/^- `([\w:-]+?)(…)?` \((?:exact|spread)\): \S/gm)];
  expect(told.length).toBeGreaterThan(15);
  const kept = listIndexFields(
    buildIndexedFields({ authorities: ["a"], establishments: [{ authorityId: "a", id: "e" }] }),
  );
  const isKept = (field: string, isPrefix: boolean) =>
    kept.some((index) => (isPrefix ? index.field.startsWith(field) : index.field === field)) ||
    fieldsNotKept.some((prefix) => field.startsWith(prefix));
  expect(
    told.filter(([, field = "", more]) => !isKept(field, more !== undefined)).map(([line]) => line),
  ).toEqual([]);
});

test("an authority without establishments, and an establishment of another, each have their own", () => {
  const kept = listIndexFields(
    buildIndexedFields({ authorities: ["a", "b"], establishments: [{ authorityId: "b", id: "e" }] }),
  );
  const ofA = kept.filter(({ authorityId }) => authorityId === "a").map(({ field }) => field);
  const ofB = kept.filter(({ authorityId }) => authorityId === "b").map(({ field }) => field);
  expect(ofA).toContain("email");
  expect(ofB.filter((field) => !ofA.includes(field))).toEqual(["source-number:e", "source-digest:e"]);
});
