import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { refusalCodes } from "./errors.ts";

test("every refusal is in the page for vendors", async () => {
  const page = await readFile(new URL("../../../../docs/protocol/reader.md", import.meta.url), "utf8");
  expect(refusalCodes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});
