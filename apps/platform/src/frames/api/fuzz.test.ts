import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aSentFile } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let validator: string;
let auditor: string;
let file: string;

beforeAll(async () => {
  api = await aHouseWithApi();
  validator = (await api.tokenFor("validator")).token;
  auditor = (await api.tokenFor("auditor")).token;
  file = (await aSentFile(api.house, api.town.id)).fileId;
});
afterAll(() => api?.house.close());

const RUNS = { numRuns: 60 };
const AT_CAEN = "/authorities/caen";
const encoded = fc
  .string({ unit: "binary", maxLength: 60 })
  .map((text) => encodeURIComponent(text.toWellFormed()));

const isRefused = (status: number) => expect(status >= 400 && status < 500, `status ${status}`).toBe(true);
const isAnswered = (status: number) => expect(status, `status ${status}`).toBeLessThan(500);

describe("whatever is sent, the answer is never a failure of ours", () => {
  test("any path segment", async () => {
    await fc.assert(
      fc.asyncProperty(encoded, encoded, async (one, two) => {
        isAnswered((await api.ask(`/authorities/${one}/services/${two}`)).status);
        isAnswered((await api.ask(`${AT_CAEN}/files/${one}?purpose=${two}`, { token: validator })).status);
      }),
      RUNS,
    );
  });

  test("any query", async () => {
    const value = fc.oneof(
      encoded,
      fc.integer().map(String),
      fc.constant("due~2026-13-99~x"),
      fc.double().map(String),
    );
    await fc.assert(
      fc.asyncProperty(value, value, async (one, two) => {
        isAnswered((await api.ask(`${AT_CAEN}/queue?after=${one}`, { token: validator })).status);
        isAnswered((await api.ask(`${AT_CAEN}/queue?desk=${one}&state=${two}`, { token: validator })).status);
        isAnswered(
          (await api.ask(`${AT_CAEN}/journal?before=${one}&limit=${two}`, { token: auditor })).status,
        );
      }),
      RUNS,
    );
  });

  test("any cursor of the right shape", async () => {
    const day = fc
      .tuple(fc.nat(9999), fc.nat(99), fc.nat(99))
      .map((parts) => parts.map((one) => String(one).padStart(2, "0")).join("-"));
    await fc.assert(
      fc.asyncProperty(day, fc.constantFrom("due", "arrivals"), async (key, part) => {
        for (const end of ["", "T25:99:99Z", "T00:00:00Z"]) {
          const after = encodeURIComponent(`${part}~${key}${end}~${randomUUID()}`);
          isAnswered((await api.ask(`${AT_CAEN}/queue?after=${after}`, { token: validator })).status);
        }
      }),
      RUNS,
    );
  });

  test("any body", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        isRefused((await api.ask(`${AT_CAEN}/files/${file}/decisions`, { token: validator, body })).status);
      }),
      RUNS,
    );
  });

  test("any value inside a body of the right shape", async () => {
    const decision = fc.record({
      element: fc.constantFrom("given_name", "birthdate", "address", "email", "__proto__"),
      elementId: fc.uuid({ version: 4 }),
      outcome: fc.constantFrom("validated", "corrected", "refused", "exception"),
      value: fc.jsonValue(),
      reason: fc.string({ unit: "binary", minLength: 1 }),
      evidence: fc.oneof(
        fc.record({ seen: fc.constant("document"), documentId: fc.uuid() }),
        fc.record({ seen: fc.constant("original"), kind: fc.constantFrom("identity_card", "toString") }),
      ),
      validUntil: fc.constantFrom("2026-13-45", "9999-99-99", "2027-01-01"),
    });
    const fields: Record<string, readonly string[]> = {
      validated: ["evidence", "validUntil"],
      corrected: ["value", "reason", "evidence"],
      refused: ["reason"],
      exception: ["reason"],
    };
    await fc.assert(
      fc.asyncProperty(decision, fc.integer({ min: 0, max: 3 }), async (given, version) => {
        const kept = ["element", "elementId", "outcome", ...(fields[given.outcome] ?? [])];
        const one = Object.fromEntries(Object.entries(given).filter(([name]) => kept.includes(name)));
        const body = { version, decisions: [one] };
        isRefused((await api.ask(`${AT_CAEN}/files/${file}/decisions`, { token: validator, body })).status);
      }),
      RUNS,
    );
  });

  test("any credentials", async () => {
    const text = fc.string({ maxLength: 80 }).filter((one) => /^[\x20-\x7e]*$/.test(one));
    await fc.assert(
      fc.asyncProperty(text, text, async (one, two) => {
        isRefused((await api.ask(`${AT_CAEN}/whoami`, { token: one })).status);
        const body = { jti: randomUUID() };
        isRefused((await api.ask(`${AT_CAEN}/acknowledgements`, { basic: [one, two], body })).status);
      }),
      RUNS,
    );
  });
});
