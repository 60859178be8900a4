import { expect, test } from "vitest";
import { FEATURES, manifest, saidOf } from "../testing/fixture.ts";
import { moduleCycles } from "./module-cycles.ts";

test("a circle of modules is told with its path", () => {
  const said = saidOf(moduleCycles, {
    [`${FEATURES}/audit/module.json`]: manifest(["keys"]),
    [`${FEATURES}/identity/module.json`]: manifest(["audit"]),
    [`${FEATURES}/keys/module.json`]: manifest(["identity"]),
  });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("audit → keys → identity → audit");
});

test("modules on levels pass", () => {
  const said = saidOf(moduleCycles, {
    [`${FEATURES}/audit/module.json`]: manifest(["keys"]),
    [`${FEATURES}/identity/module.json`]: manifest(["audit", "keys"]),
    [`${FEATURES}/keys/module.json`]: manifest(),
  });
  expect(said).toEqual([]);
});
