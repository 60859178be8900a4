import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../../kernel/context.ts";
import { aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { journalledRead } from "./read-only.ts";

// A page that only reads, opened by a robot, a preview or a link that somebody planted: it changes nothing.

let house: TestRuntime;
let server: TestServer;

const addVisit = (context: Context) =>
  context.transaction(async (tx) => void (await sql`insert into visit values ('seen')`.execute(tx)));
const countVisits = async () => (await house.sqlAs("owner", "select 1 from visit")).length;

beforeAll(async () => {
  house = await testRuntime();
  await aTown(house, { slug: "caen" });
  await house.sqlAs("owner", "create table visit (text text); grant select, insert on visit to public");
  server = await testServer(house, {
    surfaces: [
      (app) => {
        app.get("/silent", async ({ ardeco: { context } }) => {
          await addVisit(context);
          return "written";
        });
        app.get("/as-system", async ({ ardeco: { context } }) => {
          await addVisit(context.as({ kind: "system", name: "test" }));
          return "written";
        });
        app.get("/declared", journalledRead, async ({ ardeco: { context } }) => {
          await addVisit(context);
          return "written";
        });
        app.get("/read", async ({ ardeco: { context } }) => {
          const { rows } = await context.transaction((tx) => sql`select 1 from visit`.execute(tx));
          return `${rows.length} visits`;
        });
        app.post("/form", { config: { csrf: false } }, async ({ ardeco: { context } }) => {
          await addVisit(context);
          return "written";
        });
      },
    ],
  });
});
afterAll(() => house?.close());
beforeEach(async () => void (await house.sqlAs("owner", "delete from visit")));

const request = async (method: "GET" | "HEAD" | "POST", path: string) => {
  const { statusCode, body } = await server.app.inject({ method, url: `/caen${path}` });
  return { statusCode, body };
};

test("a page that writes without saying so is refused by PostgreSQL, as whoever it acts, and the log says why", async () => {
  for (const path of ["/silent", "/as-system"])
    for (const method of ["GET", "HEAD"] as const) expect((await request(method, path)).statusCode).toBe(500);
  expect(await countVisits()).toBe(0);
  const failures = server.logged.filter((line) => line.includes("a request that only reads tried to write"));
  expect(failures).toHaveLength(4);
});

test("a page that declares what its reading writes, and a form, write", async () => {
  expect(await request("GET", "/declared")).toEqual({ statusCode: 200, body: "written" });
  expect(await request("POST", "/form")).toEqual({ statusCode: 200, body: "written" });
  expect(await request("GET", "/read")).toEqual({ statusCode: 200, body: "2 visits" });
  expect(await countVisits()).toBe(2);
});
