import { expect, test } from "vitest";
import type { Connection } from "../connection.ts";
import { moveCounter } from "./move-counter.ts";

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
  for (const body of [null, {}, { transfers: [] }, { transfers: [{}] }, { transfers: [{ key: "meal-1" }] }])
    await expect(moveCounter(answering(body), "c1", [meal(1)])).rejects.toThrow(TypeError);
});
