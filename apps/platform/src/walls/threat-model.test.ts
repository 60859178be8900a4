import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../../../../", import.meta.url);

test("every test that SECURITY.md names is there", async () => {
  const text = await readFile(new URL("SECURITY.md", root), "utf8");
  const named = [...text.matchAll(/\["([^"]+)"\]\(([^)]+)\)/g)];
  expect(named.length).toBeGreaterThan(30);
  const missing = [];
  for (const [, name = "", path = ""] of named) {
    const source = await readFile(new URL(path, root), "utf8").catch(() => "");
    if (!source.includes(name)) missing.push(`${path}: ${name}`);
  }
  expect(missing).toEqual([]);
});
