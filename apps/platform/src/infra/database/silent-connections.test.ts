import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { aRelay, type Relay } from "../../testing/a-relay.ts";
import { type OwnDatabase, testDatabase } from "../../testing/test-database.ts";
import { type Database, openDatabase } from "./database.ts";
import { openConnection } from "./database-client.ts";
import type { Scope } from "./scope.ts";

// An address that moves leaves connections on which nothing is said any more, and which nobody closes.

const scope: Scope = { actor: { kind: "system", name: "test" }, authorityId: null };
/** Far longer than any statement here takes, short enough to wait for. */
const limits = { statementMs: 2_000, silenceMs: 3_000 };

let own: OwnDatabase;
let relay: Relay;
let database: Database;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own?.close());
beforeEach(async () => {
  const { hostname, port } = new URL(own.appUrl);
  relay = await aRelay({ host: hostname, port: Number(port) });
  const through = new URL(own.appUrl);
  through.port = String(relay.port);
  database = openDatabase(through.href, { max: 4, limits });
});
afterEach(async () => {
  relay.close();
  await database.close();
});

const ask = () => database.transaction(scope, (tx) => sql<{ one: number }>`select 1 as one`.execute(tx));
const call = () => database.statement<{ one: number }>("one", "select 1 as one", []);

describe("connections frozen without a word", () => {
  test("are found silent, and replaced: whoever asks later is answered", async () => {
    await Promise.all([ask(), ask(), ask(), call(), call()]);
    relay.freeze();
    const [asked, called] = await Promise.allSettled([ask(), call()]);
    expect([asked, called]).toMatchObject([
      { status: "rejected", reason: expect.any(ServerBusy) },
      { status: "rejected", reason: expect.any(ServerBusy) },
    ]);
    // The idle ones were cut with it: none of these waits to find its own silent.
    const answered = await Promise.all([ask(), ask(), ask(), ask(), call(), call()]);
    expect(answered).toHaveLength(6);
    expect(await database.ready()).toBe(true);
  });

  test("do not keep a platform ready that answers nobody", async () => {
    expect(await database.ready()).toBe(true);
    relay.freeze();
    await expect(database.ready()).rejects.toThrow(ServerBusy);
    expect(await database.ready()).toBe(true);
  });

  test("while a transaction is under way, end it: nothing of it is taken for kept", async () => {
    const cutShort = database.transaction(scope, async (tx) => {
      await sql`select 1`.execute(tx);
      relay.freeze();
    });
    await expect(cutShort).rejects.toThrow(ServerBusy);
  });
});

test("a statement that PostgreSQL stops gives its connection back, and is told as busy", async () => {
  const slow = database.transaction(scope, (tx) => sql`select pg_sleep(60)`.execute(tx));
  await expect(slow).rejects.toThrow(ServerBusy);
  await expect(slow).rejects.toMatchObject({ cause: { code: "57014" } });
  expect((await ask()).rows).toEqual([{ one: 1 }]);
});

test("a command's connection that PostgreSQL ends while it is idle rejects what is asked next, and ends no process", async () => {
  const command = await openConnection(own.ownerUrl);
  const ended = new Promise<void>((resolve) => command.once("end", () => resolve()));
  const { rows } = await command.query<{ pid: number }>("select pg_backend_pid() as pid");
  const other = await openConnection(own.ownerUrl);
  await other.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
  await other.end();
  // An "error" that nobody hears would be thrown here, and fail the run.
  await ended;
  await expect(command.query("select 1")).rejects.toThrow();
});
