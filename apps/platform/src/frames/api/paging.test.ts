import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { record, runJournalSequencing } from "../../features/trust/audit/index.ts";
import { aPublishedService } from "../../testing/services.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let manager: string;
beforeAll(async () => {
  api = await aHouseWithApi();
  for (const slug of ["a", "b", "c", "d"]) await aPublishedService(api.house, api.town.id, { slug });
  manager = (await api.tokenFor("service_manager")).token;
});
afterAll(() => api?.house.close());

const slugOf = (one: unknown): string =>
  typeof one === "object" && one !== null && "slug" in one ? String(one.slug) : "";

const linkIn = (header: unknown, rel: string): string | undefined =>
  String(header)
    .split(", ")
    .map((one) => /^<([^>]+)>; rel="(\w+)"$/.exec(one))
    .find((one) => one?.[2] === rel)?.[1]
    ?.replace("http://localhost:3000/api/v1", "");

/** Follows rel="next" to the end. */
async function everyPage(from: string, token?: string) {
  const pages: { body: Record<string, unknown[]>; link: unknown }[] = [];
  for (let at: string | undefined = from; at !== undefined; ) {
    const answer = await api.ask(at, token === undefined ? {} : { token });
    expect(answer.status, at).toBe(200);
    pages.push({ body: answer.json(), link: answer.headers.link });
    at = linkIn(answer.headers.link, "next");
  }
  return pages;
}

describe("pages of a list", () => {
  test("services, two by two: each once, and no next after the last", async () => {
    const pages = await everyPage("/authorities/caen/services?limit=2");
    const slugs = pages.flatMap(({ body }) => body.services ?? []).map(slugOf);
    expect(slugs).toEqual(["a", "b", "c", "d", "mediatheque", "piscine"]);
    expect(pages).toHaveLength(3);
    expect(linkIn(pages[1]?.link, "first")).toBe("/authorities/caen/services?limit=2");
  });

  test("authorities, one by one, with the question that was asked", async () => {
    const pages = await everyPage("/authorities?per_page=1&q=caen");
    expect(
      pages
        .flatMap(({ body }) => body.authorities ?? [])
        .map(slugOf)
        .sort(),
    ).toEqual(["caen", "caen-la-mer"]);
  });

  test("applications, and the journal", async () => {
    for (const name of ["Une", "Deux", "Trois"]) await register(name);
    const pages = await everyPage(
      `/authorities/caen/applications?service=${api.library.id}&limit=2`,
      manager,
    );
    expect(pages.map(({ body }) => body.applications?.length)).toEqual([2, 1]);
    const system = api.house.system(api.town.id);
    for (let line = 0; line < 5; line += 1)
      await system.transaction((tx) => record(tx, system, { action: "catalogue.version_drafted", data: {} }));
    await runJournalSequencing(system);
    const { token } = await api.tokenFor("auditor");
    const lines = (await everyPage("/authorities/caen/journal?limit=4", token)).flatMap(
      ({ body }) => body.entries ?? [],
    );
    const ids = lines.map((one) => (one as { id: string }).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    ["made up", "eyJhIjoxfQ.AAAAAAAAAAAAAAAA"],
    ["cut", "abc"],
    ["of nothing", "."],
  ])("a cursor %s is refused", async (_what, cursor) => {
    const answer = await api.ask(`/authorities/caen/services?cursor=${cursor}`);
    expect([answer.status, answer.json().code]).toEqual([422, "api.cursor_not_valid"]);
  });

  test("a cursor of one list is worth nothing in another", async () => {
    const { headers } = await api.ask("/authorities/caen/services?limit=1");
    const cursor = new URL(linkIn(headers.link, "next") ?? "", "http://x").searchParams.get("cursor");
    expect((await api.ask(`/authorities/caen-la-mer/services?cursor=${cursor}`)).status).toBe(422);
    expect((await api.ask(`/authorities?cursor=${cursor}`)).status).toBe(422);
    expect((await api.ask("/authorities/caen/services?limit=201")).status).toBe(422);
  });
});

async function register(name: string, headers = {}) {
  return api.ask("/authorities/caen/applications", { token: manager, headers, body: anApplication(name) });
}

const anApplication = (name: string) => ({
  service: api.library.id,
  client_name: name,
  redirect_uris: ["https://mediatheque.example/retour"],
  token_endpoint_auth_method: "client_secret_basic",
});

describe("an idempotency key", () => {
  const disable = async () => {
    const { client_id: id } = (await register("À désactiver")).json();
    const path = `/authorities/caen/applications/${id}/status`;
    return (key: string, body: object = { revision: 1, status: "disabled" }, token = manager) =>
      api.ask(path, { token, body, headers: { "idempotency-key": key } });
  };

  test("the same request is done once and answered alike, refusals included, for a day", async () => {
    const post = await disable();
    const first = await post('"one"');
    const again = await post("one");
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    expect([first.headers["idempotency-replayed"], again.headers["idempotency-replayed"]]).toEqual([
      undefined,
      "true",
    ]);
    const stale = await post("two");
    expect([stale.status, (await post("two")).body]).toEqual([409, stale.body]);
    expect((await post("two")).headers["content-type"]).toContain("application/problem+json");
    api.house.clock.advance(24 * 3_600_000 + 1);
    manager = (await api.tokenFor("service_manager")).token;
  });

  test("another request under it is refused; another agent's key is another key", async () => {
    const post = await disable();
    expect((await post("mine")).status).toBe(200);
    const other = await post("mine", { revision: 2, status: "active" });
    expect([other.status, other.json().code]).toEqual([422, "api.key_reused"]);
    const colleague = (await api.tokenFor("service_manager")).token;
    expect((await post("mine", { revision: 2, status: "active" }, colleague)).status).toBe(200);
  });

  test("of twenty at the same instant, one is done; the others wait or hear its answer", async () => {
    const { client_id: id } = (await register("En parallèle")).json();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        api.ask(`/authorities/caen/applications/${id}/secret`, {
          token: manager,
          body: { revision: 1 },
          headers: { "idempotency-key": key },
        }),
      ),
    );
    const done = answers.filter(({ status }) => status === 200);
    expect(new Set(done.map(({ body }) => body)).size).toBe(1);
    for (const { status, headers, json } of answers.filter((one) => one.status !== 200))
      expect([status, json().code, headers["retry-after"]]).toEqual([409, "api.key_in_use", "1"]);
    const later = await api.ask(`/authorities/caen/applications/${id}/secret`, {
      token: manager,
      body: { revision: 1 },
      headers: { "idempotency-key": key },
    });
    expect(later.body).toBe(done[0]?.body);
  });

  test("is refused empty or too long, and nobody reads a kept secret in the database", async () => {
    const post = await disable();
    for (const key of ['""', "k".repeat(256)])
      expect((await post(key)).json().code).toBe("api.key_not_valid");
    const rows = await api.house.sqlAs<{ text: string }>(
      "owner",
      "select encode(answer_sealed, 'escape') as text from idempotent_request where answer_sealed is not null",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) expect(text).not.toContain("client_secret");
  });

  test("goes the next day", async () => {
    api.house.clock.advance(25 * 3_600_000);
    const system = api.house.system(api.town.id);
    const { idempotencyContribution } = await import("../../features/trust/idempotency/index.ts");
    await system.transaction((tx) => idempotencyContribution.purge(tx, system));
    expect(await api.house.sqlAs("owner", "select 1 from idempotent_request")).toEqual([]);
  });
});

describe("the page of errors", () => {
  test("explains every code of the catalogue at its anchor, in both languages; a problem leads there", async () => {
    // The whole application defines its errors as it is read.
    await import("../../app.ts");
    const { body } = await api.ask("/errors");
    const known = await readFile(new URL("../../../../../docs/generated/errors.md", import.meta.url), "utf8");
    const codes = [...known.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)].map(([, code = ""]) => code);
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => !body.includes(`id="${code}"`))).toEqual([]);
    const { type } = (await api.ask("/authorities/nulle-part/services")).json();
    expect(type).toBe("http://localhost:3000/api/v1/errors#api.unknown_authority");
    expect(body).not.toContain("<script");
  });
});
