import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../../../../", import.meta.url);
const inRoot = (path: string) => new URL(path, root);

test("each picture of docs/screenshots is one that the generator takes, and none lacks", async () => {
  const generator = await readFile(inRoot("e2e/screenshots.ts"), "utf8");
  const named = new Set([...generator.matchAll(/\bname: "([\w-]+)",\s+(?:as|at):/g)].map(([, name]) => name));
  const files = await readdir(inRoot("docs/screenshots/"));
  const taken = new Set(files.map((file) => file.replace(/-(phone|tablet|desktop)\.png$/, "")));
  expect([...taken].toSorted()).toEqual([...named].toSorted());
});

// `vi` works under the runner of tests only: pictures are taken without it, with the same journeys.
test.each(["e2e/support/", "e2e/accessibility/"])(
  "%s drives pages without the runner of tests",
  async (folder) => {
    const files = (await readdir(inRoot(folder))).filter((file) => !file.endsWith(".test.ts"));
    const texts = await Promise.all(files.map((file) => readFile(inRoot(`${folder}${file}`), "utf8")));
    expect(files.filter((_, index) => /import \{[^}]*\bvi\b/.test(texts[index] ?? ""))).toEqual([]);
  },
);
