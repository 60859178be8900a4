import { expect, test } from "vitest";
import { FEATURES, manifest, saidOf } from "../testing/fixture.ts";
import { moduleShape } from "./module-shape.ts";

test("a module without README, door or readable module.json is refused", () => {
  const said = saidOf(moduleShape, {
    [`${FEATURES}/keys/module.json`]: "{",
    [`${FEATURES}/keys/seal.ts`]: "export {};",
  });
  expect(said.map((sentence) => sentence.split(":")[0])).toEqual([
    `${FEATURES}/keys/README.md`,
    `${FEATURES}/keys/index.ts`,
    `${FEATURES}/keys/module.json`,
  ]);
});

test("a README of more than 60 lines is refused", () => {
  const said = saidOf(moduleShape, {
    [`${FEATURES}/keys/module.json`]: manifest(),
    [`${FEATURES}/keys/index.ts`]: "export {};",
    [`${FEATURES}/keys/README.md`]: "line\n".repeat(61),
  });
  expect(said).toEqual([expect.stringContaining("has 61 lines")]);
});

test("a whole module passes", () => {
  const said = saidOf(moduleShape, {
    [`${FEATURES}/keys/module.json`]: manifest(),
    [`${FEATURES}/keys/index.ts`]: "export {};",
    [`${FEATURES}/keys/README.md`]: "line\n".repeat(60),
  });
  expect(said).toEqual([]);
});
