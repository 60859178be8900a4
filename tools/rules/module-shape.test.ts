import { expect, test } from "vitest";
import { MODULES, manifest, saidOf } from "../testing/fixture.ts";
import { moduleShape } from "./module-shape.ts";

test("a module without README, door or readable module.json is refused", () => {
  const said = saidOf(moduleShape, {
    [`${MODULES}/keys/module.json`]: "{",
    [`${MODULES}/keys/seal.ts`]: "export {};",
  });
  expect(said.map((sentence) => sentence.split(":")[0])).toEqual([
    `${MODULES}/keys/README.md`,
    `${MODULES}/keys/index.ts`,
    `${MODULES}/keys/module.json`,
  ]);
});

test("a README of more than 60 lines is refused", () => {
  const said = saidOf(moduleShape, {
    [`${MODULES}/keys/module.json`]: manifest(),
    [`${MODULES}/keys/index.ts`]: "export {};",
    [`${MODULES}/keys/README.md`]: "line\n".repeat(61),
  });
  expect(said).toEqual([expect.stringContaining("has 61 lines")]);
});

test("a whole module passes", () => {
  const said = saidOf(moduleShape, {
    [`${MODULES}/keys/module.json`]: manifest(),
    [`${MODULES}/keys/index.ts`]: "export {};",
    [`${MODULES}/keys/README.md`]: "line\n".repeat(60),
  });
  expect(said).toEqual([]);
});
