import { expect, test } from "vitest";
import { FEATURES, saidOf } from "../testing/fixture.ts";
import { sqlInStores } from "./sql-in-stores.ts";

test.each([
  [`${FEATURES}/identity/correct-element.ts`, `tx.selectFrom("element");`],
  [`${FEATURES}/identity/correct-element.ts`, `import { sql } from "kysely";`],
  ["apps/platform/src/frames/desk/files.tsx", `tx.insertInto("file");`],
  ["apps/platform/src/web/session.ts", `import { Pool } from "pg";`],
])("%s may not hold %s", (path, text) => {
  expect(saidOf(sqlInStores, { [path]: text })).toEqual([expect.stringContaining("store")]);
});

test("stores, infra and tests speak SQL, and types may cross", () => {
  const text = `import { sql } from "kysely"; tx.selectFrom("element");`;
  const said = saidOf(sqlInStores, {
    [`${FEATURES}/identity/store.ts`]: text,
    [`${FEATURES}/identity/store/elements.ts`]: text,
    [`${FEATURES}/identity/identity.test.ts`]: text,
    "apps/platform/src/infra/database/database.ts": text,
    "apps/platform/src/kernel/context.ts": `import type { Kysely } from "kysely";`,
  });
  expect(said).toEqual([]);
});
