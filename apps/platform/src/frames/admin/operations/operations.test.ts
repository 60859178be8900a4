import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mountMetricsPage } from "../../../composition/metrics-page.ts";
import {
  confirmEquipmentPairing,
  type EquipmentId,
  registerEquipment,
} from "../../../features/cards/equipment/index.ts";
import { readStatus } from "../../../infra/operation/read-status.ts";
import { openRequestFigures } from "../../../infra/operation/request-figures.ts";
import { quietStatus } from "../../../testing/quiet-status.ts";
import { testServer } from "../../../testing/test-server.ts";
import { aHouseWithAdministration } from "../testing/a-house-with-administration.ts";
import { listConcerns } from "./status-view.tsx";

const NOW = new Date("2026-11-24T08:00:00Z");
const TOKEN = "0123456789abcdef0123456789abcdef";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
beforeAll(async () => {
  admin = await aHouseWithAdministration();
});
afterAll(() => admin?.house.close());

test("the operator is told that nothing was ever saved, then when it was", async () => {
  const { browser } = await admin.agent(["operator"]);
  const page = "/caen/administration/exploitation";
  expect((await browser.open(page)).body).toContain("Aucune sauvegarde n’a été faite");
  await admin.house.sqlAs("owner", "insert into backup values ('2026-11-24T01:30:00Z', 1200, 34, 5000)");
  const { body } = await browser.open(page);
  expect(body).not.toContain("Aucune sauvegarde n’a été faite");
  expect(body).toMatch(/mardi.24.novembre.2026, 34.documents/);
  expect(body).toMatch(/Version de la base.*2\d{3}, depuis le/s);
  // Until the first migration that follows it.
  await admin.house.sqlAs("owner", "delete from migration");
  expect((await browser.open(page)).body).toMatch(/Version de la base.*schéma de départ, depuis le/s);
  await admin.house.sqlAs("owner", "insert into migration (name) values ('2001_town_widen_street.sql')");
  expect((await browser.open(page)).body).toMatch(/Version de la base.*2001, depuis le/s);
});

test("what an operator must act on", () => {
  const backedUp = (hours: number) => ({
    ...quietStatus,
    lastBackup: { takenAt: new Date(NOW.getTime() - hours * 3_600_000), rows: 1, files: 1 },
  });
  expect(listConcerns(backedUp(7), NOW)).toEqual([]);
  expect(listConcerns(backedUp(37), NOW)).toEqual(["oldBackup"]);
  expect(listConcerns({ ...backedUp(1), disk: { freeBytes: 9, totalBytes: 100 } }, NOW)).toEqual([
    "littleRoom",
  ]);
  expect(listConcerns({ ...backedUp(1), lateJobs: 1, failedMails: 1 }, NOW)).toEqual([
    "lateJobs",
    "failedMails",
  ]);
});

test("the figures of /metrics are for who has the token, and say nothing of anybody", async () => {
  const { house } = admin;
  const status = () => readStatus(house.runtime.database, house.directory);
  const { requests, pool, now } = {
    requests: openRequestFigures(),
    pool: house.runtime.database.pool,
    now: () => house.clock.now(),
  };
  const server = await testServer(house, {
    answered: requests.count,
    programs: [mountMetricsPage({ token: TOKEN, status, requests, pool, now })],
  });
  const ask = (authorization?: string) =>
    server.app.inject({ url: "/metrics", headers: authorization ? { authorization } : {} });
  for (const wrong of [undefined, TOKEN, `Bearer ${TOKEN}x`, "Bearer "])
    expect((await ask(wrong)).statusCode, String(wrong)).toBe(401);
  const { statusCode, body, headers } = await ask(`Bearer ${TOKEN}`);
  expect(statusCode).toBe(200);
  expect(headers["content-type"]).toContain("application/openmetrics-text");
  expect(body).toMatch(/^ardeco_jobs_failed 0$/m);
  expect(body).toMatch(/^ardeco_disk_free_bytes [1-9]\d+$/m);
  expect(body.endsWith("# EOF\n")).toBe(true);
  for (const line of body.trimEnd().split("\n"))
    expect(line).toMatch(/^(# .*|ardeco_[a-z_]+(\{(status="[1-5]xx"|le="[\d.+Inf]+")\})? [\d.e-]+)$/);
  // The four refusals above, and none that the platform failed.
  expect(body).toMatch(/^ardeco_http_requests_total\{status="4xx"\} 4$/m);
  expect(body).toMatch(/^ardeco_http_requests_total\{status="5xx"\} 0$/m);
  expect(body).toMatch(/^ardeco_http_request_duration_seconds_bucket\{le="\+Inf"\} 4$/m);
  expect(body).toMatch(/^ardeco_database_connections_max \d+$/m);
  expect(body).toMatch(/^ardeco_database_up 1$/m);
  expect(body).not.toMatch(/caen|@/i);
});

test("while the database does not answer, the figures still say what the server does", async () => {
  const away = () => Promise.reject(new Error("away"));
  const { database } = admin.house.runtime;
  const about = { requests: openRequestFigures(), pool: database.pool, now: () => admin.house.clock.now() };
  const server = await testServer(admin.house, {
    programs: [mountMetricsPage({ token: TOKEN, status: away, ...about })],
  });
  const { statusCode, body } = await server.app.inject({
    url: "/metrics",
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  expect(statusCode).toBe(200);
  expect(body).toMatch(/^ardeco_database_up 0$/m);
  expect(body).toMatch(/^ardeco_database_connections \d+$/m);
  expect(body).not.toContain("ardeco_jobs_late");
});

test("an equipment that did not call for a day, or says that it is faulty, is counted there; one that works or was revoked is not", async () => {
  const { house, town } = admin;
  const { context } = await admin.agent(["authority_administrator"]);
  const figures = async () => {
    const { silentEquipment, faultyEquipment } = await readStatus(house.runtime.database, house.directory);
    return [silentEquipment, faultyEquipment];
  };
  const before = await figures();
  // The clock of the database counts here: a supervisor asks of now.
  for (const [ago, state, health] of [
    ["1 hour", "active", "good"],
    ["25 hours", "active", "good"],
    ["1 minute", "active", "faulty"],
    ["3 days", "registered", null],
  ]) {
    const id = context.newId<EquipmentId>();
    const facts = {
      id,
      name: `Lecteur ${ago}`,
      kind: "reader",
      place: "Accueil",
      deskId: town.deskId,
    } as const;
    const { code } = await registerEquipment(context, facts);
    if (state === "active") await confirmEquipmentPairing(context, { code });
    await house.sqlAs(
      "owner",
      "update equipment set last_seen_at = now() - $2::interval, health = $3, health_at = now() where id = $1",
      [id, ago, health],
    );
  }
  expect(await figures()).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1]);
  const asked = await house
    .system(town.id)
    .transaction((tx) => sql`select silent from ardeco_equipment_in_trouble()`.execute(tx));
  expect(asked.rows).toEqual([{ silent: 1 }]);
  const byAgent = await context.transaction((tx) =>
    sql`select silent, faulty from ardeco_equipment_in_trouble()`.execute(tx),
  );
  expect(byAgent.rows).toEqual([{ silent: 0, faulty: 0 }]);
});

test("an operator looks at what an edition would open, and starts it; a manager sees no such page", async () => {
  const { browser } = await admin.agent(["operator"]);
  const page = "/caen/administration/exploitation/communes";
  expect((await browser.open(page)).body).toContain("Aucun import pour l’instant");
  const refused = await browser.submit({ source: "file", edition: "bientôt" }, { files: [] });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatch(/Écrivez une année, comme 2027\..*Choisissez un fichier\./s);
  for (const nom of ["A\0ville", "Aville\u001b[2J"]) {
    const unread = [{ code: "14901", nom, type: "commune-actuelle", departement: "14", region: "28" }];
    await browser.open(page);
    const answer = await browser.submit(
      { source: "file", edition: "2027" },
      { files: [{ field: "file", name: "communes.json", content: Buffer.from(JSON.stringify(unread)) }] },
    );
    expect([answer.status, answer.body.includes("caractère invisible")]).toEqual([422, true]);
    expect(answer.body).toContain('value="2027"');
  }
  const rows = [{ code: "14901", nom: "Aville", type: "commune-actuelle", departement: "14", region: "28" }];
  const file = { field: "file", name: "communes.json", content: Buffer.from(JSON.stringify(rows)) };
  await browser.open(page);
  const shown = await browser.submit({ source: "file", edition: "2027" }, { files: [file] });
  expect(shown.body).toMatch(/Ce que l’édition 2027 changerait.*Nouvelles.*Aville|Nouvelles/s);
  await browser.submit({});
  expect(browser.shown.body).toContain("L’import est lancé");
  expect(browser.shown.body).toContain("en cours, 0 sur");
  const { browser: manager } = await admin.agent(["service_manager", "authority_administrator"]);
  expect((await manager.open(page)).status).toBe(403);
});
