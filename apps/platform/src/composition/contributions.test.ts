import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { contributions } from "../app.ts";

test("every feature answers about people, each once, and keys last", async () => {
  const features = await featureNames();
  const answering = contributions.map(({ module }) => module);
  expect(answering.toSorted()).toEqual(features.toSorted());
  expect(answering.at(-1)).toBe("keys");
});

/** The folders of features/<context>/. */
async function featureNames(): Promise<readonly string[]> {
  const root = new URL("../features/", import.meta.url);
  const contexts = await readdir(root);
  const found = await Promise.all(
    contexts.map((context) => readdir(new URL(`${context}/`, root), { withFileTypes: true })),
  );
  return found.flatMap((entries) => entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
}
