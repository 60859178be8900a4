import { expect, test } from "vitest";
import { FEATURES, manifest, saidOf } from "../testing/fixture.ts";
import { toldParts } from "./told-parts.ts";

const table = (name: string) => `create table ${name} (id uuid not null);\n`;
const keys = (readme: string) => ({
  [`${FEATURES}/keys/module.json`]: manifest(),
  [`${FEATURES}/keys/README.md`]: readme,
  "apps/platform/sql/trust/tables/keys/person_key.sql": table("person_key"),
  "apps/platform/migrations/2002_keys_create_sector_key.sql": table("sector_key"),
});

test("a table that its module's README does not own is told", () => {
  const readme = "# keys\n\nNot `sector_key` here.\n\nTables owned: `person_key`. Events: none.\n";
  expect(saidOf(toldParts, keys(readme))).toEqual([
    `${FEATURES}/keys/README.md:1 Name \`sector_key\` after “Tables owned” of keys.`,
  ]);
  expect(
    saidOf(toldParts, keys("Tables owned: `person_key`,\n`sector_key` (sector). Events: none.")),
  ).toEqual([]);
});

const FRAMES = "apps/platform/src/frames";

test("a frame without a README, or a folder that it leaves out, is told; what helps tests is not", () => {
  const said = saidOf(toldParts, {
    [`${FRAMES}/door/index.ts`]: "export {};",
    [`${FRAMES}/desk/README.md`]: "| queue | the morning |",
    [`${FRAMES}/desk/queue/index.ts`]: "export {};",
    [`${FRAMES}/desk/move/index.ts`]: "export {};",
    [`${FRAMES}/desk/testing/a-desk.ts`]: "export {};",
  });
  expect(said).toEqual([
    `${FRAMES}/desk/README.md:1 Say what move/ holds.`,
    `${FRAMES}/door/README.md:1 Write the README of this frame: what it shows, to whom.`,
  ]);
});
