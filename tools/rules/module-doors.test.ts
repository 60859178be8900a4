import { expect, test } from "vitest";
import { MODULES, manifest, saidOf } from "../testing/fixture.ts";
import { moduleDoors } from "./module-doors.ts";

const house = {
  [`${MODULES}/identity/module.json`]: manifest(),
  [`${MODULES}/consent/module.json`]: manifest(["identity"]),
  [`${MODULES}/audit/module.json`]: manifest(),
};

test("the inside of a module is refused to its neighbour, even for a type", () => {
  const said = saidOf(moduleDoors, {
    ...house,
    [`${MODULES}/consent/grant.ts`]: `\nimport type { Row } from "../identity/store.ts";`,
  });
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/grant\.ts:2 .*inside module identity/);
});

test("a door that module.json does not list is refused", () => {
  const said = saidOf(moduleDoors, {
    ...house,
    [`${MODULES}/consent/grant.ts`]: `import "../audit/index.ts";`,
  });
  expect(said[0]).toContain("Module consent imports audit, which its module.json does not list");
});

test("a re-export and a dynamic import are imports too", () => {
  const text = `export * from "../identity/store.ts";\nawait import("../identity/store.ts");`;
  expect(saidOf(moduleDoors, { ...house, [`${MODULES}/consent/grant.ts`]: text })).toHaveLength(2);
});

test("a listed door passes, and a test may open any door", () => {
  const said = saidOf(moduleDoors, {
    ...house,
    [`${MODULES}/consent/grant.ts`]: `import "../identity/index.ts"; import "./store.ts";`,
    [`${MODULES}/consent/grant.test.ts`]: `import "../audit/index.ts";`,
  });
  expect(said).toEqual([]);
});
