import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { contributions } from "../app.ts";

test("every module answers about people, each once, and keys last", async () => {
  const modules = await readdir(new URL("../modules/", import.meta.url));
  const answering = contributions.map(({ module }) => module);
  expect(answering.toSorted()).toEqual(modules.toSorted());
  expect(answering.at(-1)).toBe("keys");
});
