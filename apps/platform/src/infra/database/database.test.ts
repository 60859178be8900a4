import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "../../kernel/context.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { type OwnDatabase, testDatabase } from "../../testing/test-database.ts";
import { type Database, openDatabase } from "./database.ts";
import type { Scope } from "./scope.ts";

const scope: Scope = { actor: { kind: "system", name: "test" }, authorityId: null };

let own: OwnDatabase;
let owner: Client;
let database: Database;

beforeAll(async () => {
  own = await testDatabase();
  owner = new Client({ connectionString: own.ownerUrl });
  await owner.connect();
  await owner.query("create table shelf (book text); grant select, insert on shelf to ardeco_app");
  database = openDatabase(own.appUrl, { max: 1 });
});
afterAll(async () => {
  await database?.close();
  await owner?.end();
  await own?.close();
});

const shelf = (tx: Tx) => tx.withTables<{ shelf: { book: string } }>();
const put = (tx: Tx, book: string) => shelf(tx).insertInto("shelf").values({ book }).execute();
const books = () =>
  database.transaction(
    scope,
    async (tx) => (await shelf(tx).selectFrom("shelf").selectAll().execute()).length,
  );
const echo = (value: number) =>
  database.statement<{ told: number }>("echo", "select $1::int as told", [value]);

describe("a transaction", () => {
  test("keeps all or nothing, though its queries leave together", async () => {
    const two = (tx: Tx) => Promise.all([put(tx, "Colette"), put(tx, "Queneau")]);
    await database.transaction(scope, two);
    const failing = database.transaction(scope, async (tx) => {
      await Promise.all([
        put(tx, "Perec"),
        tx.withTables<{ nowhere: object }>().selectFrom("nowhere").execute(),
      ]);
    });
    await expect(failing).rejects.toThrow("nowhere");
    expect(await books()).toBe(2);
  });

  test("goes on after a migration changed a table whose reading was prepared", async () => {
    await books();
    await owner.query("alter table shelf add column room text");
    await expect(books()).rejects.toThrow("cached plan");
    expect(await books()).toBe(2);
  });
});

describe("a transaction that cannot be kept", () => {
  test("is not taken for kept when its work caught the failure of a query", async () => {
    const before = await books();
    const swallowing = database.transaction(scope, async (tx) => {
      await put(tx, "Sarraute");
      await tx
        .withTables<{ nowhere: object }>()
        .selectFrom("nowhere")
        .execute()
        .catch(() => "unseen");
      return "done";
    });
    await expect(swallowing).rejects.toThrow("undone");
    expect(await books()).toBe(before);
  });

  test("is refused, and not queued without end, while every connection is taken", async () => {
    // Connecting has to fit in it too.
    const hurried = openDatabase(own.appUrl, { max: 1, patienceMs: 1_000 });
    try {
      const nested = hurried.transaction(scope, () => hurried.transaction(scope, async () => "never"));
      await expect(nested).rejects.toThrow(ServerBusy);
      expect(await hurried.ready()).toBe(true);
    } finally {
      await hurried.close();
    }
  });
});

describe("statements that stand alone", () => {
  test("each get their own answer, however many leave at once", async () => {
    const asked = Array.from({ length: 200 }, (_, index) => index);
    const told = await Promise.all(asked.map(echo));
    expect(told.map(([row]) => row?.told)).toEqual(asked);
  });

  test("one that fails does not harm its neighbours", async () => {
    const wrong = database.statement("wrong", "select 1 / $1::int", [0]);
    const [failed, ...answered] = await Promise.allSettled([wrong, ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(echo)]);
    expect(failed.status).toBe("rejected");
    expect(answered.map(({ status }) => status)).toEqual(answered.map(() => "fulfilled"));
  });

  test("connect again when PostgreSQL has closed their connections", async () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8];
    await Promise.all(all.map(echo));
    const others =
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and datname = current_database() and pid <> pg_backend_pid()";
    expect((await database.statement("terminate", others, [])).length).toBeGreaterThanOrEqual(7);
    await expect.poll(() => Promise.all(all.map(echo))).toHaveLength(8);
  });
});
