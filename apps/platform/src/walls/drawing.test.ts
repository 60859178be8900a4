import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../../../../", import.meta.url);

test("ARCHITECTURE draws every surface, and no other", async () => {
  const drawing = await readFile(new URL("ARCHITECTURE.md", root), "utf8");
  const drawn = /surfaces\/ (.+)$/m.exec(drawing)?.[1]?.split(" · ") ?? [];
  const entries = await readdir(new URL("apps/platform/src/surfaces", root), { withFileTypes: true });
  // What surfaces share is no surface.
  const folders = entries
    .filter((entry) => entry.isDirectory() && entry.name !== "common")
    .map(({ name }) => name);
  expect(drawn.toSorted()).toEqual(folders.toSorted());
});
