import { expect, test } from "vitest";
import { MODULES, manifest, saidOf } from "../testing/fixture.ts";
import { moduleCycles } from "./module-cycles.ts";

test("a circle of modules is told with its path", () => {
  const said = saidOf(moduleCycles, {
    [`${MODULES}/audit/module.json`]: manifest(["keys"]),
    [`${MODULES}/identity/module.json`]: manifest(["audit"]),
    [`${MODULES}/keys/module.json`]: manifest(["identity"]),
  });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("audit → keys → identity → audit");
});

test("modules on levels pass", () => {
  const said = saidOf(moduleCycles, {
    [`${MODULES}/audit/module.json`]: manifest(["keys"]),
    [`${MODULES}/identity/module.json`]: manifest(["audit", "keys"]),
    [`${MODULES}/keys/module.json`]: manifest(),
  });
  expect(said).toEqual([]);
});
