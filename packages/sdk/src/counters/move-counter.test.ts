import { expect, test } from "vitest";
import { ApiRefused } from "../api/call-api.ts";
import type { Connection } from "../connection.ts";
import { MoveStopped, moveCounter } from "./move-counter.ts";

/** A platform that does each key once, refuses who is unknown, and loses its first answer. */
function aPlatform() {
  const done = new Set<string>();
  const calls: { url: string; keys: string[] }[] = [];
  const connection = {
    issuer: "https://ville.example/caen/oidc",
    credentials: { forApi: async () => "Basic x" },
    now: () => new Date(),
    wait: async () => {},
    fetch: async (url: string, { body }: RequestInit) => {
      const { transfers } = JSON.parse(String(body));
      calls.push({ url, keys: transfers.map(({ key }: { key: string }) => key) });
      const told = transfers.map(({ key, sub, amount }: { key: string; sub: string; amount: number }) => {
        if (sub === "unknown")
          return { key, refused: { status: 404, code: "counters.unknown_account", detail: "…", title: "…" } };
        const replayed = done.has(key);
        done.add(key);
        return { key, transfer: `transfer of ${key}`, amount, replayed };
      });
      if (calls.length === 1) throw new Error("reset");
      return Response.json({ transfers: told });
    },
  } as unknown as Connection;
  return { connection, calls, done };
}

const meal = (index: number, sub = "known") => ({
  key: `meal-${index}`,
  kind: "debit" as const,
  sub,
  amount: 350,
});

test("twelve hundred meals are three calls, each sent again under the same keys when its answer is lost", async () => {
  const { connection, calls, done } = aPlatform();
  const meals = Array.from({ length: 1_200 }, (_, index) => meal(index, index === 700 ? "unknown" : "known"));
  const told = await moveCounter(connection, "c1", meals);
  expect(calls.map(({ keys }) => keys.length)).toEqual([500, 500, 500, 200]);
  expect(calls[1]).toEqual(calls[0]);
  expect(calls[0]?.url).toBe("https://ville.example/api/v1/authorities/caen/counters/c1/transfers");
  expect(told.map(({ key }) => key)).toEqual(meals.map(({ key }) => key));
  expect(told[0]).toEqual({ key: "meal-0", transfer: "transfer of meal-0", amount: 350, replayed: true });
  expect(told[700]).toEqual({
    key: "meal-700",
    refused: { status: 404, code: "counters.unknown_account", detail: "…" },
  });
  expect(done.size).toBe(1_199);
});

test("an answer of another shape is not taken for a meal that was paid", async () => {
  const answering = (body: unknown) =>
    ({
      issuer: "https://ville.example/caen/oidc",
      credentials: { forApi: async () => "Basic x" },
      now: () => new Date(),
      wait: async () => {},
      fetch: async () => Response.json(body),
    }) as unknown as Connection;
  const another = { key: "meal-2", transfer: "t", amount: 350, replayed: false };
  for (const transfers of [
    undefined,
    [],
    [{}],
    [{ key: "meal-1" }],
    [{ key: "meal-1", refused: null }],
    [another],
  ])
    await expect(moveCounter(answering({ transfers }), "c1", [meal(1)])).rejects.toMatchObject({
      cause: expect.any(TypeError),
    });
});

test("one key twice is refused before anything is sent, with both places", async () => {
  const { connection, calls } = aPlatform();
  const meals = Array.from({ length: 1_200 }, (_, index) => meal(index === 700 ? 3 : index));
  await expect(moveCounter(connection, "c1", meals)).rejects.toThrow(/lines 3 and 700 .*meal-3/);
  expect(calls).toEqual([]);
});

/** Answers as it is told, call after call, and keeps what it was sent. */
function answeringIn(answers: readonly ((transfers: readonly { key: string }[]) => Response)[]) {
  const sent: { readonly key: string }[][] = [];
  const connection = {
    issuer: "https://ville.example/caen/oidc",
    credentials: { forApi: async () => "Basic x" },
    now: () => new Date(),
    wait: async () => {},
    fetch: async (_: string, { body }: RequestInit) => {
      const { transfers } = JSON.parse(String(body));
      sent.push(transfers);
      return (answers[sent.length - 1] ?? done)(transfers);
    },
  } as unknown as Connection;
  return { connection, sent, sizes: () => sent.map(({ length }) => length) };
}

const done = (transfers: readonly { key: string }[]) =>
  Response.json({
    transfers: transfers.map(({ key }) => ({ key, transfer: key, amount: 350, replayed: false })),
  });
const refusing =
  (status: number, problem: object, headers: Record<string, string> = {}) =>
  () =>
    Response.json(problem, { status, headers });

test("a call that fails says what those before became, and which line is wrong", async () => {
  const errors = [{ field: "transfers.99.label", code: "request.field_invalid", message: "…" }];
  const { connection } = answeringIn([done, done, refusing(422, { code: "request.invalid", errors })]);
  const meals = Array.from({ length: 1_200 }, (_, index) => meal(index));
  const stopped: unknown = await moveCounter(connection, "c1", meals).catch((error: unknown) => error);
  if (!(stopped instanceof MoveStopped)) throw stopped;
  expect(stopped.told).toHaveLength(1_000);
  expect(stopped.told[999]).toMatchObject({ key: "meal-999", transfer: "meal-999" });
  expect(stopped.wrong).toEqual([{ line: 1_099, field: "label", message: "…" }]);
  expect(stopped.cause).toBeInstanceOf(ApiRefused);
});

test("where a minute lets fewer through, that many are sent; what is left of one is used", async () => {
  const pace = (limit: number, left: number) => ({
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(left),
    "retry-after": "1",
  });
  const { connection, sizes } = answeringIn([
    refusing(422, { code: "counters.too_many_lines" }, pace(300, 299)),
    done,
    refusing(429, { code: "request.too_many" }, pace(300, 120)),
    done,
    refusing(429, { code: "request.too_many" }, pace(300, 0)),
  ]);
  const meals = Array.from({ length: 600 }, (_, index) => meal(index));
  expect(await moveCounter(connection, "c1", meals)).toHaveLength(600);
  expect(sizes()).toEqual([500, 300, 300, 120, 180, 180]);
});

test("nothing leaves of what else a line holds", async () => {
  const { connection, sent } = answeringIn([done]);
  const line = { ...meal(1), childName: "Awa" };
  await moveCounter(connection, "c1", [line]);
  expect(sent[0]?.[0]).toEqual(meal(1));
});
