import { expect, test } from "vitest";
import { FEATURES, manifest, saidOf } from "../testing/fixture.ts";
import { moduleManifest } from "./module-manifest.ts";

const identity = { [`${FEATURES}/identity/module.json`]: manifest() };

test("a dependency without a use is refused", () => {
  const said = saidOf(moduleManifest, {
    ...identity,
    [`${FEATURES}/consent/module.json`]: manifest(["identity"]),
  });
  expect(said[0]).toContain("lists identity in dependsOn and never uses it");
});

test("a dependency that is not a feature is refused", () => {
  const said = saidOf(moduleManifest, { [`${FEATURES}/consent/module.json`]: manifest(["ghosts"]) });
  expect(said[0]).toContain("ghosts, which is not a feature");
});

test("listening to a feature outside dependsOn is refused", () => {
  const said = saidOf(moduleManifest, {
    ...identity,
    [`${FEATURES}/consent/module.json`]: manifest([], ["identity"]),
  });
  expect(said[0]).toContain("listens to identity without listing it");
});

test("a package that is not listed is refused, except in a test", () => {
  const said = saidOf(moduleManifest, {
    ...identity,
    [`${FEATURES}/identity/tell.ts`]: `import { element } from "@ardeco/contracts";`,
    [`${FEATURES}/identity/tell.test.ts`]: `import { clock } from "@ardeco/testing";`,
  });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("list “contracts” in packages");
});

test("a foreign key is a use", () => {
  const said = saidOf(moduleManifest, {
    ...identity,
    [`${FEATURES}/consent/module.json`]: manifest(["identity"]),
    "apps/platform/sql/identity/tables/identity.sql": "create table person (id uuid primary key);",
    "apps/platform/sql/consent/tables/consent.sql": "create table permit (person_id uuid);",
    "apps/platform/sql/consent/keys/consent.sql":
      "alter table permit add foreign key (person_id) references person (id);",
  });
  expect(said).toEqual([]);
});

test("dependencies imported or listened to pass", () => {
  const said = saidOf(moduleManifest, {
    ...identity,
    [`${FEATURES}/audit/module.json`]: manifest(),
    [`${FEATURES}/consent/module.json`]: manifest(["identity", "audit"], ["audit"]),
    [`${FEATURES}/consent/grant.ts`]: `import type { Person } from "../identity/index.ts";`,
  });
  expect(said).toEqual([]);
});
