import { sql } from "kysely";
import { expect, test } from "vitest";
import { aPrimaryAndItsStandby } from "../../testing/a-standby.ts";
import { openDatabase } from "./database.ts";
import { openConnection } from "./database-client.ts";
import type { Scope } from "./scope.ts";

const scope: Scope = { actor: { kind: "system", name: "test" }, authorityId: null };

test("of several hosts the primary is used, and the one that takes its place once it is gone", async () => {
  await using servers = await aPrimaryAndItsStandby();
  const database = openDatabase(servers.appUrl);
  const asked = async () => {
    const { rows } = await database.transaction(scope, (tx) =>
      sql<{ port: number }>`select inet_server_port() as port`.execute(tx),
    );
    return rows[0]?.port;
  };
  const called = async () => {
    const [row] = await database.statement<{ port: number }>("port", "select inet_server_port() as port", []);
    return row?.port;
  };
  try {
    expect([await asked(), await called()]).toEqual([servers.ports.primary, servers.ports.primary]);
    expect(await database.ready()).toBe(true);
    await servers.killPrimary();
    // The standby answers, and takes nothing.
    await expect.poll(() => database.ready().catch(() => "away")).toBe("away");
    await servers.promote();
    await expect.poll(() => asked().catch(() => "away"), { timeout: 60_000 }).toBe(servers.ports.standby);
    await expect.poll(() => called().catch(() => "away")).toBe(servers.ports.standby);
    const command = await openConnection(servers.appUrl);
    expect((await command.query("select pg_is_in_recovery() as standby")).rows).toEqual([{ standby: false }]);
    await command.end();
  } finally {
    await database.close();
  }
}, 120_000);
