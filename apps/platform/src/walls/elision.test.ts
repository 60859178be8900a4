import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

// « La page d’Yvonne », « ce qu’Authie sait »: where a name follows, `formatOfName` and `formatThatName` (kernel/text.ts)
// say which it is.

const SOURCE = new URL("../", import.meta.url).pathname;
/** In a template: "de", or "que", before something called a name, or somebody. */
const bare =
  /\b(de|que|lorsque|puisque) \$\{[^}]*\b(\w*[nN]ames?|who|somebody|represented|representative|about)\}/;

test("no French sentence puts « de » or « que » before a name without looking at how it begins", async () => {
  const files = await readdir(SOURCE, { recursive: true });
  // Where it is decided, and where names are those of tables.
  const words = files.filter(
    (file) =>
      /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !/^(kernel\/text\.ts|infra\/)/.test(file),
  );
  // A walk that finds no dictionary proves nothing.
  expect(words.filter((file) => file.endsWith("-words.ts")).length).toBeGreaterThan(50);
  const found: string[] = [];
  for (const file of words) {
    const lines = (await readFile(join(SOURCE, file), "utf8")).split("\n");
    found.push(...lines.filter((line) => bare.test(line)).map((line) => `${file}: ${line.trim()}`));
  }
  expect(found).toEqual([]);
});

test("the walk sees what it looks for", () => {
  const hole = (name: string) => ["$", "{", name, "}"].join("");
  for (const said of [
    `Les droits de ${hole("name")}`,
    `ce que ${hole("theirName")} sait`,
    `de ${hole("names")}.`,
  ])
    expect(said).toMatch(bare);
  for (const said of [`Les droits ${hole("ofName(name)")}`, `de ${hole("group")}`, `nom de ${hole("day")}`])
    expect(said).not.toMatch(bare);
});
