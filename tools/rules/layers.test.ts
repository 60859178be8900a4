import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { layers } from "./layers.ts";

const SRC = "apps/platform/src";

test.each([
  ["surfaces/desk/files.tsx", "../../infra/database/database.ts", "A surface file imports"],
  ["surfaces/desk/files.tsx", "../space/page.tsx", "Surface desk imports surface space"],
  ["surfaces/common/move/fields.ts", "../../space/page.tsx", "Surface common imports surface space"],
  ["surfaces/desk/files.tsx", "@ardeco/rules", "may import ui, contracts"],
  ["web/layout.tsx", "../modules/identity/index.ts", "A web file imports"],
  ["web/layout.tsx", "../config.ts", "(config)"],
  ["kernel/ids.ts", "../infra/log.ts", "A kernel file imports"],
  ["kernel/ids.ts", "kysely", "The kernel imports “kysely”"],
  ["kernel/ids.ts", "@ardeco/ui", "may import contracts"],
  ["infra/log.ts", "../web/layout.tsx", "A infra file imports"],
  ["infra/log.ts", "@ardeco/contracts", "may import mrz-reader, two-d-doc"],
  ["modules/keys/seal.ts", "../../web/layout.tsx", "A module file imports"],
  ["modules/keys/seal.ts", "../../infra/log.ts", "A module file imports"],
  ["config.ts", "./web/layout.tsx", "A config file imports"],
  ["main.ts", "./modules/keys/index.ts", "A root file imports"],
])("%s does not import %s", (file, specifier, sentence) => {
  const said = saidOf(layers, { [`${SRC}/${file}`]: `import { word } from "${specifier}";` });
  expect(said).toEqual([expect.stringContaining(sentence)]);
});

test("a type of infra is refused to a surface like the rest", () => {
  const said = saidOf(layers, {
    [`${SRC}/surfaces/api/v1.ts`]: `import type { Db } from "../../infra/db.ts";`,
  });
  expect(said).toHaveLength(1);
});

test("a file loose at the root of surfaces/ is told where to go", () => {
  expect(saidOf(layers, { [`${SRC}/surfaces/dates.ts`]: "export {};" })).toEqual([
    `${SRC}/surfaces/dates.ts:1 Put it in a surface, or in a room of surfaces/common.`,
  ]);
});

test("data that travels one way passes; app.ts and tests know everything", () => {
  const said = saidOf(layers, {
    [`${SRC}/surfaces/desk/files.tsx`]: `import "../../modules/keys/index.ts"; import "../../web/form.tsx"; import "@ardeco/ui";`,
    [`${SRC}/surfaces/desk/part.tsx`]: `import "./files.tsx"; import "../common/dates/dates.ts"; import type { Id } from "../../kernel/ids.ts";`,
    [`${SRC}/web/layout.tsx`]: `import "../infra/log.ts"; import "../kernel/ids.ts"; import "@ardeco/ui"; import "fastify";`,
    [`${SRC}/kernel/ids.ts`]: `import type { Kysely } from "kysely"; import "@ardeco/contracts";`,
    [`${SRC}/modules/keys/seal.ts`]: `import "../../kernel/ids.ts"; import "node:crypto";`,
    [`${SRC}/modules/keys/seal.test.ts`]: `import "../../infra/database/database.ts"; import "@ardeco/testing";`,
    [`${SRC}/app.ts`]: `import "./modules/keys/index.ts"; import "./surfaces/desk/files.tsx"; import "./infra/log.ts";`,
    [`${SRC}/main.ts`]: `import "./app.ts"; import "./config.ts"; import "./infra/log.ts";`,
  });
  expect(said).toEqual([]);
});
