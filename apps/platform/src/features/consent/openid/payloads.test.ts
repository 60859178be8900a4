import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openIdSeals } from "../../trust/keys/index.ts";
import { buildPayloadAdapter } from "./adapter.ts";
import { openidContribution } from "./index.ts";
import { connect } from "./testing/connect.ts";
import { type LibraryHouse, libraryHouse } from "./testing/library-house.ts";

let home: LibraryHouse;
beforeAll(async () => {
  home = await libraryHouse();
});
afterAll(() => home.house.close());

function box() {
  const { ports, database } = home.house.runtime;
  const authorityId = home.world.caen;
  const seals = openIdSeals(ports.keyring, authorityId);
  return { run: database.statement, seals, authorityId, now: () => home.house.clock.now() };
}

const rows = () =>
  home.house.sqlAs<Record<string, unknown>>("owner", "select * from oidc_payload order by kind, id_hash");

describe("what the provider keeps between two requests", () => {
  test("a dump gives no token, no person, no application, no instant", async () => {
    const jeanne = await home.world.jeanne();
    const { tokens, sub } = await connect(home, jeanne);
    const dumped = await rows();
    const kinds = dumped.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(["AccessToken", "AuthorizationCode", "RefreshToken", "Session"]),
    );
    const text = JSON.stringify(dumped.map((row) => ({ ...row, sealed: String(row.sealed) })));
    const hex = dumped.map((row) => Buffer.from(String(row.sealed), "latin1").toString("hex")).join();
    for (const secret of [tokens.access_token, jeanne.personId, home.clientId, sub, home.serviceId]) {
      expect(text).not.toContain(secret);
      expect(hex).not.toContain(Buffer.from(secret).toString("hex"));
    }
    for (const row of dumped) expect(row.expires_on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test("a payload moved to another row, kind or authority does not open", async () => {
    const adapter = buildPayloadAdapter(box(), "AccessToken");
    await adapter.upsert("one", { jti: "one", accountId: "Jeanne" }, 60);
    await adapter.upsert("two", { jti: "two", accountId: "Paul" }, 60);
    const hash = (id: string) => box().seals.hash("AccessToken", id);
    await home.house.sqlAs(
      "owner",
      "update oidc_payload set sealed = (select sealed from oidc_payload where id_hash = $1) where id_hash = $2",
      [hash("one"), hash("two")],
    );
    await expect(adapter.find("two")).rejects.toThrow("keys.cannot_open");
    expect(await buildPayloadAdapter(box(), "RefreshToken").find("one")).toBeUndefined();
    expect(await adapter.find("one")).toMatchObject({ accountId: "Jeanne" });
  });

  test("what was used stays used, even written again; of two users one wins", async () => {
    const adapter = buildPayloadAdapter(box(), "AuthorizationCode");
    await adapter.upsert("code", { jti: "code" }, 60);
    const uses = await Promise.allSettled([adapter.consume("code"), adapter.consume("code")]);
    expect(uses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await adapter.upsert("code", { jti: "code" }, 60);
    expect(await adapter.find("code")).toMatchObject({ consumed: 1 });
  });

  test("the application can neither list nor change the table, only reach a row by its hash", async () => {
    for (const sql of [
      "select count(*) from oidc_payload",
      "delete from oidc_payload",
      "update oidc_payload set consumed = false",
      "insert into oidc_payload select * from oidc_payload",
    ]) {
      await expect(home.house.sqlAs("application", sql)).rejects.toThrow("permission denied");
    }
  });

  test("who signs in each day does not pile up refresh tokens: the last twenty of a consent stay", async () => {
    const adapter = buildPayloadAdapter(box(), "RefreshToken");
    const token = (index: number) => ({ jti: `daily-${index}`, grantId: "daily" });
    const days = Array.from({ length: 25 }, (_, index) => index);
    for (const day of days) await adapter.upsert(`daily-${day}`, token(day), (400 + day) * 86_400);
    await buildPayloadAdapter(box(), "RefreshToken").upsert("other", { jti: "other", grantId: "other" }, 60);
    const left: number[] = [];
    for (const day of days) if (await adapter.find(`daily-${day}`)) left.push(day);
    expect(left).toEqual(days.slice(5));
    expect(await adapter.find("other")).toBeDefined();
  });

  test("a session read again as it was is not written again", async () => {
    const { browser } = await connect(home, await home.world.jeanne());
    const written = () =>
      home.house.sqlAs("owner", "select id_hash, xmin::text from oidc_payload where kind = 'Session'");
    await home.library.start(browser);
    const before = await written();
    const { shown } = await home.library.start(browser);
    expect(shown.redirects.at(-1)).toContain("code=");
    expect(await written()).toEqual(before);
  });

  test("the purge deletes what expired on an earlier day, of its own authority", async () => {
    const before = (await rows()).length;
    const system = home.house.system(home.world.caen);
    expect(await system.transaction((tx) => openidContribution.purge(tx, system))).toBe(0);
    home.house.clock.advance(3 * 24 * 3600_000);
    const later = home.house.system(home.world.caen);
    expect(await later.transaction((tx) => openidContribution.purge(tx, later))).toBeGreaterThan(0);
    const kept = await rows();
    expect(kept.length).toBeLessThan(before);
    expect(kept.every(({ kind }) => ["Session", "RefreshToken"].includes(String(kind)))).toBe(true);
  });
});
