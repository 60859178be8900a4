import { describe, expect, test } from "vitest";
import type { Connection } from "../connection.ts";
import { ApiRefused, sendOnce } from "./call-api.ts";
import { pagesOf } from "./pages.ts";

const ROOT = "https://ville.example/api/v1/authorities/caen";
type Answer = Response | Error;

/** A platform that answers these, in order. */
function aPlatform(...answers: readonly Answer[]) {
  const asked: { url: string; key: string | null }[] = [];
  const waits: number[] = [];
  const connection = {
    issuer: "https://ville.example/caen/oidc",
    credentials: { forApi: async () => "Basic x" },
    now: () => new Date(),
    wait: async (milliseconds: number) => void waits.push(milliseconds),
    fetch: async (url: string, init: RequestInit) => {
      asked.push({ url, key: new Headers(init.headers).get("idempotency-key") });
      const answer = answers[asked.length - 1];
      if (answer instanceof Response) return answer;
      throw answer ?? new Error("asked too often");
    },
  } as unknown as Connection;
  return { connection, asked, waits };
}

const refused = (status: number, code: string, headers = {}) =>
  new Response(JSON.stringify({ code, detail: "…" }), { status, headers });

describe("sent until answered, done once", () => {
  test("with one key, after a lost connection, a busy server and the same request under way", async () => {
    const { connection, asked, waits } = aPlatform(
      new Error("reset"),
      refused(503, "server.busy", { "retry-after": "5" }),
      refused(409, "api.key_in_use", { "retry-after": "1" }),
      Response.json({ ok: true }),
    );
    expect(await sendOnce(connection, "/acknowledgements", {})).toEqual({ ok: true });
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
    expect(waits).toEqual([500, 5000, 1000]);
  });

  test("a refusal is told at once, with its code", async () => {
    const { connection, asked } = aPlatform(refused(404, "clients.unknown_delivery"));
    const sent = sendOnce(connection, "/acknowledgements", {});
    await expect(sent).rejects.toMatchObject({ status: 404, code: "clients.unknown_delivery" });
    await expect(sent).rejects.toBeInstanceOf(ApiRefused);
    expect(asked).toHaveLength(1);
  });

  test("five times, then the last failure", async () => {
    const { connection, asked } = aPlatform(...Array.from({ length: 5 }, () => new Error("reset")));
    await expect(sendOnce(connection, "/acknowledgements", {}, "mine")).rejects.toThrow("reset");
    expect(asked.map(({ key }) => key)).toEqual(Array.from({ length: 5 }, () => "mine"));
  });
});

describe("pages", () => {
  const page = (items: number[], link?: string) =>
    Response.json({ items }, link === undefined ? {} : { headers: { link } });

  test("follow one another until there is no next", async () => {
    const next = `<${ROOT}/subscriptions>; rel="first", <${ROOT}/subscriptions?cursor=a>; rel="next"`;
    const { connection, asked } = aPlatform(page([1], next), page([2]));
    const seen: unknown[] = [];
    for await (const one of pagesOf(connection, "/subscriptions")) seen.push(one);
    expect(seen).toEqual([{ items: [1] }, { items: [2] }]);
    expect(asked.map(({ url }) => url)).toEqual([`${ROOT}/subscriptions`, `${ROOT}/subscriptions?cursor=a`]);
  });

  test.each([
    "https://elsewhere.example/x",
    "https://ville.example/api/v1/authorities/honfleur/x",
    "http://[",
  ])("a next that leads to %s is not followed: no secret goes there", async (target) => {
    const { connection, asked } = aPlatform(page([1], `<${target}>; rel="next"`));
    for await (const _ of pagesOf(connection, "/subscriptions"));
    expect(asked).toHaveLength(1);
  });
});
