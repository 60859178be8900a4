import { expect, test } from "vitest";
import { MODULES, saidOf } from "../testing/fixture.ts";
import { sqlInStores } from "./sql-in-stores.ts";

test.each([
  [`${MODULES}/identity/correct-element.ts`, `tx.selectFrom("element");`],
  [`${MODULES}/identity/correct-element.ts`, `import { sql } from "kysely";`],
  ["apps/platform/src/surfaces/desk/files.tsx", `tx.insertInto("file");`],
  ["apps/platform/src/web/session.ts", `import { Pool } from "pg";`],
])("%s may not hold %s", (path, text) => {
  expect(saidOf(sqlInStores, { [path]: text })).toEqual([expect.stringContaining("store")]);
});

test("stores, infra and tests speak SQL, and types may cross", () => {
  const text = `import { sql } from "kysely"; tx.selectFrom("element");`;
  const said = saidOf(sqlInStores, {
    [`${MODULES}/identity/store.ts`]: text,
    [`${MODULES}/identity/store/elements.ts`]: text,
    [`${MODULES}/identity/identity.test.ts`]: text,
    "apps/platform/src/infra/database/database.ts": text,
    "apps/platform/src/kernel/context.ts": `import type { Kysely } from "kysely";`,
  });
  expect(said).toEqual([]);
});
