import { spawnSync } from "node:child_process";
import type { TSchema } from "typebox";
import { Errors } from "typebox/value";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithApi } from "../testing/a-house-with-api.ts";
import { describedOperations, objectsIn } from "../testing/described.ts";
import { examples } from "./examples/index.ts";

// What generators of clients, validators and mocks need of the document, whatever their language.

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let document: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  api = await aHouseWithApi();
  document = (await api.ask("/openapi.json")).json();
});
afterAll(() => api?.house.close());

const operations = () => describedOperations(document);

describe("the description, for tools", () => {
  test("holds each schema once: those of several places are components", () => {
    const seen = new Map<string, number>();
    for (const one of objectsIn(document)) {
      const isShape = "properties" in one && Object.keys(one.properties as object).length > 1;
      if (!isShape && typeof one.pattern !== "string") continue;
      const { description: _, ...schema } = one;
      const text = JSON.stringify(schema);
      seen.set(text, (seen.get(text) ?? 0) + 1);
    }
    expect([...seen].filter(([, count]) => count > 1)).toEqual([]);
    const { schemas } = document.components as { schemas: object };
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(["Problem", "Transfer", "Service", "Uuid"]));
  });

  test("says of each operation who may call it, nobody being named where everybody may", () => {
    const open = operations().filter(({ security }) => security?.length === 0);
    expect(open.map(({ operationId }) => operationId).sort()).toEqual([
      "addCheckpoint",
      "exportCatalogue",
      "exportService",
      "getService",
      "listAuthorities",
      "listServices",
      "pairEquipment",
      "readReaderKeys",
    ]);
    for (const { operationId, security } of operations())
      expect([operationId, security]).toEqual([operationId, expect.any(Array)]);
  });

  test("says of each operation that it may be asked to wait, or fail, as a problem of RFC 9457", () => {
    for (const { operationId, responses } of operations())
      for (const status of ["429", "500", "503"]) {
        const content = responses[status]?.content ?? {};
        expect([operationId, status, Object.keys(content)]).toEqual([
          operationId,
          status,
          ["application/problem+json"],
        ]);
        expect(Object.keys(responses[status]?.headers ?? {})).toEqual(
          status === "500" ? [] : ["Retry-After"],
        );
      }
  });

  test("says where an Idempotency-Key is taken, and where nothing moves without one", async () => {
    const keys = new Map(
      operations().map(({ operationId, parameters = [] }) => [
        operationId,
        parameters.find(({ name }) => name === "Idempotency-Key")?.required,
      ]),
    );
    const needed = [...keys].filter(([, required]) => required === true).map(([id]) => id);
    expect(needed.sort()).toEqual([
      "creditCounter",
      "debitCounter",
      "postReservation",
      "refundTransfer",
      "reserveCounter",
      "voidReservation",
    ]);
    for (const id of ["acknowledge", "registerApplication", "decideElements", "askAccountLink"])
      expect([id, keys.get(id)]).toEqual([id, false]);
    for (const id of ["readCounter", "createTransfers", "listServices", "pairEquipment"])
      expect([id, keys.get(id)]).toEqual([id, undefined]);
  });

  test("has one way to page a list: cursor, limit, and the Link header; former names are told as such", () => {
    const lists = operations().filter(({ operationId }) => /^list|^readJournal/.test(operationId));
    for (const { operationId, parameters = [], responses } of lists) {
      const current = parameters.filter(({ deprecated }) => deprecated !== true).map(({ name }) => name);
      expect([operationId, current]).toEqual([operationId, expect.arrayContaining(["cursor", "limit"])]);
      for (const former of ["page", "per_page", "after", "before"])
        expect([operationId, current]).toEqual([operationId, expect.not.arrayContaining([former])]);
      expect([operationId, Object.keys(responses["200"]?.headers ?? {})]).toEqual([operationId, ["Link"]]);
    }
    expect(lists.length).toBeGreaterThan(6);
  });

  test("shows a request and an answer of each operation, which its schemas accept", () => {
    for (const { operationId, requestBody, responses } of operations()) {
      const bodies = [requestBody, responses["200"]].filter((one) => one !== undefined);
      for (const { content = {} } of bodies)
        for (const media of Object.values(content)) {
          const { schema, example } = media as { schema: TSchema; example?: unknown };
          expect([operationId, example]).toEqual([operationId, expect.anything()]);
          expect([operationId, Errors(schema, example)]).toEqual([operationId, []]);
        }
    }
    const named = operations().map(({ operationId }) => operationId);
    expect(Object.keys(examples).filter((id) => !named.includes(id))).toEqual([]);
  });

  test("has patterns that Python reads as well as JavaScript", () => {
    const patterns = [...new Set(objectsIn(document).map(({ pattern }) => pattern))].filter(
      (pattern) => typeof pattern === "string",
    );
    expect(patterns.length).toBeGreaterThan(8);
    for (const pattern of patterns) {
      expect(pattern).not.toMatch(/\\[pPu]\{|\(\?<[A-Za-z]|\\k</);
      expect(() => new RegExp(pattern, "u")).not.toThrow();
    }
    if (spawnSync("python3", ["--version"]).error) return;
    const script = "import json, re, sys\nfor one in json.load(sys.stdin): re.compile(one)";
    const { status, stderr } = spawnSync("python3", ["-c", script], {
      input: JSON.stringify(patterns),
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
  });
});
