import { expect, test } from "vitest";
import { FEATURES, manifest, saidOf } from "../testing/fixture.ts";
import { moduleDoors } from "./module-doors.ts";

const house = {
  [`${FEATURES}/identity/module.json`]: manifest(),
  [`${FEATURES}/consent/module.json`]: manifest(["identity"]),
  [`${FEATURES}/audit/module.json`]: manifest(),
};

test("the inside of a module is refused to its neighbour, even for a type", () => {
  const said = saidOf(moduleDoors, {
    ...house,
    [`${FEATURES}/consent/grant.ts`]: `\nimport type { Row } from "../identity/store.ts";`,
  });
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/grant\.ts:2 .*inside feature identity/);
});

test("a door that module.json does not list is refused", () => {
  const said = saidOf(moduleDoors, {
    ...house,
    [`${FEATURES}/consent/grant.ts`]: `import "../audit/index.ts";`,
  });
  expect(said[0]).toContain("Feature consent imports audit, which its module.json does not list");
});

test("a re-export and a dynamic import are imports too", () => {
  const text = `export * from "../identity/store.ts";\nawait import("../identity/store.ts");`;
  expect(saidOf(moduleDoors, { ...house, [`${FEATURES}/consent/grant.ts`]: text })).toHaveLength(2);
});

test("a listed door passes, and a test may open any door", () => {
  const said = saidOf(moduleDoors, {
    ...house,
    [`${FEATURES}/consent/grant.ts`]: `import "../identity/index.ts"; import "./store.ts";`,
    [`${FEATURES}/consent/grant.test.ts`]: `import "../audit/index.ts";`,
  });
  expect(said).toEqual([]);
});

test("pages read the words of their own feature, and of no other", () => {
  const words = `import { fr } from "../../words.fr.ts"; import { fr as theirs } from "../../../identity/words.fr.ts";`;
  const said = saidOf(moduleDoors, { ...house, [`${FEATURES}/consent/pages/admin/list.ts`]: words });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("identity/words.fr.ts");
});
