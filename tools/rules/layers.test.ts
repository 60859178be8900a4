import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { layers } from "./layers.ts";

const SRC = "apps/platform/src";

test.each([
  ["frames/desk/files.tsx", "../../infra/database/database.ts", "A page file imports"],
  ["frames/desk/files.tsx", "../space/page.tsx", "A page of desk imports a page of space"],
  ["features/trust/keys/pages/desk/files.tsx", "../space/page.tsx", "A page of desk imports a page of space"],
  [
    "features/records/life/pages/common/fields.ts",
    "../space/page.tsx",
    "A page of common imports a page of space",
  ],
  ["frames/desk/files.tsx", "@ardeco/rules", "may import ui, contracts"],
  ["web/layout.tsx", "../features/identity/identity/index.ts", "A web file imports"],
  ["web/layout.tsx", "../config.ts", "(config)"],
  ["kernel/ids.ts", "../infra/log.ts", "A kernel file imports"],
  ["kernel/ids.ts", "kysely", "The kernel imports “kysely”"],
  ["kernel/ids.ts", "@ardeco/ui", "may import contracts"],
  ["infra/log.ts", "../web/layout.tsx", "A infra file imports"],
  ["infra/log.ts", "@ardeco/contracts", "may import mrz-reader, two-d-doc"],
  ["features/trust/keys/seal.ts", "../../../web/layout.tsx", "A feature file imports"],
  ["features/trust/keys/seal.ts", "../../../infra/log.ts", "A feature file imports"],
  ["features/trust/keys/seal.ts", "./pages/desk/files.tsx", "A feature file imports"],
  ["features/trust/keys/seal.ts", "./feature.ts", "(definition)"],
  ["features/trust/keys/pages/desk/files.tsx", "../../feature.ts", "(definition)"],
  ["features/trust/keys/feature.ts", "../../../infra/log.ts", "A definition file imports"],
  ["features/trust/keys/feature.ts", "../../../composition/features.ts", "A definition file imports"],
  ["frames/feature/slots.ts", "../desk/slots.ts", "A page of feature imports a page of desk"],
  ["config.ts", "./web/layout.tsx", "A config file imports"],
  ["main.ts", "./features/trust/keys/index.ts", "A root file imports"],
])("%s does not import %s", (file, specifier, sentence) => {
  const said = saidOf(layers, { [`${SRC}/${file}`]: `import { word } from "${specifier}";` });
  expect(said).toEqual([expect.stringContaining(sentence)]);
});

test("a type of infra is refused to a page like the rest", () => {
  const said = saidOf(layers, {
    [`${SRC}/frames/api/v1.ts`]: `import type { Db } from "../../infra/db.ts";`,
  });
  expect(said).toHaveLength(1);
});

test("a page outside the folder of a frame is told where to go", () => {
  const loose = [`${SRC}/frames/dates.ts`, `${SRC}/features/trust/keys/pages/dates.ts`];
  expect(saidOf(layers, Object.fromEntries(loose.map((path) => [path, "export {};"])))).toEqual(
    loose.toReversed().map((path) => `${path}:1 Put it in the folder of a frame, or in common/.`),
  );
});

test("data that travels one way passes; app.ts and tests know everything", () => {
  const said = saidOf(layers, {
    [`${SRC}/frames/desk/files.tsx`]: `import "../../features/trust/keys/index.ts"; import "../../web/form.tsx"; import "@ardeco/ui";`,
    [`${SRC}/features/trust/keys/pages/desk/keys.tsx`]: `import "../../index.ts"; import "../common/keys.tsx"; import "../../../../../frames/desk/part.tsx";`,
    [`${SRC}/frames/desk/part.tsx`]: `import "./files.tsx"; import "../common/dates/dates.ts"; import type { Id } from "../../kernel/ids.ts";`,
    [`${SRC}/web/layout.tsx`]: `import "../infra/log.ts"; import "../kernel/ids.ts"; import "@ardeco/ui"; import "fastify";`,
    [`${SRC}/kernel/ids.ts`]: `import type { Kysely } from "kysely"; import "@ardeco/contracts";`,
    [`${SRC}/features/trust/keys/seal.ts`]: `import "../../../kernel/ids.ts"; import "node:crypto";`,
    [`${SRC}/features/trust/keys/seal.test.ts`]: `import "../../../infra/database/database.ts"; import "@ardeco/testing";`,
    [`${SRC}/app.ts`]: `import "./features/trust/keys/index.ts"; import "./frames/desk/files.tsx"; import "./infra/log.ts";`,
    [`${SRC}/main.ts`]: `import "./app.ts"; import "./config.ts"; import "./infra/log.ts";`,
  });
  expect(said).toEqual([]);
});
