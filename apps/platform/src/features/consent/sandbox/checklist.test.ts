import { GRANT_WITHDRAWN, parseElement, RELEASE_CHANGED } from "@ardeco/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeableNames, getNextValue } from "./gestures/next-value.ts";
import { buildCast } from "./people/cast.ts";
import { buildCheckAnswers, type DeliveredNotice, type Evidence, type Seen } from "./trace/checklist.ts";

const nothing: Evidence = { seen: [], told: [], optionalRefusedAt: null, moved: new Set() };
const holding = (evidence: Partial<Evidence>) =>
  buildCheckAnswers({ ...nothing, ...evidence })
    .filter(({ holds }) => holds)
    .map(({ name }) => name);
const at = (second: number) => `2026-11-24T08:00:${String(second).padStart(2, "0")}.000Z`;
const saw = (kind: string, outcome: string, second = 0, facts: Seen["facts"] = {}): Seen => ({
  kind,
  outcome,
  facts,
  at: at(second),
});
const byCode = { grant_type: "authorization_code" };
const code = (second: number) => saw("token", "done", second, { ...byCode, challenge: true });

describe("a check is what was seen", () => {
  test("nothing seen, nothing holds", () => expect(holding({})).toEqual([]));

  test.each<[string, Partial<Evidence>]>([
    ["signed_in", { seen: [code(1)] }],
    ["claims_read", { seen: [saw("userinfo", "done", 0, { items: true })] }],
    ["keys_read", { seen: [saw("jwks", "done")] }],
    [
      "refusal_survived",
      { seen: [saw("authorization", "access_denied", 1), saw("authorization", "asked", 2)] },
    ],
    ["event_received", { told: [{ event: RELEASE_CHANGED, state: "delivered", queuedAt: at(1) }] }],
    ["forgery_refused", { seen: [saw("forgery", "http_202", 1), saw("forgery", "http_400", 2)] }],
    ["pushed_request", { seen: [saw("pushed_authorization_request", "done")] }],
    ["bound_token", { seen: [saw("token", "done", 1, { dpop: true })] }],
    ["signed_client", { seen: [saw("token", "done", 1, { client_authentication: "private_key_jwt" })] }],
    ["counter_debited", { moved: new Set(["debit"]) }],
    ["counter_credited", { moved: new Set(["credit"]) }],
    ["counter_held", { moved: new Set(["reserve", "void"]) }],
    ["counter_refunded", { moved: new Set(["reverse"]) }],
    ["signed_out", { seen: [saw("end_session_confirm", "done")] }],
  ])("%s", (name, evidence) => expect(holding(evidence)).toContain(name));

  test.each<[string, Partial<Evidence>]>([
    [
      "a refused exchange signs nobody in",
      { seen: [saw("token", "invalid_grant", 1, { grant_type: "authorization_code" })] },
    ],
    ["an amount held, and never taken nor let go", { moved: new Set(["reserve", "end"]) }],
    ["a code exchanged without a challenge", { seen: [saw("token", "done", 1, byCode)] }],
    ["an answer that holds the name alone", { seen: [saw("userinfo", "done", 1, { items: false })] }],
    ["an answer of which nothing was noted", { seen: [saw("userinfo", "done", 1)] }],
    [
      "silence after a refusal",
      { seen: [saw("authorization", "access_denied", 2), saw("token", "done", 1)] },
    ],
    [
      "an optional item refused after the last sign-in",
      { optionalRefusedAt: at(9), seen: [code(1)].map((one) => ({ ...one, facts: {} })) },
    ],
    [
      "a forgery taken, after one refused",
      { seen: [saw("forgery", "http_400", 1), saw("forgery", "http_202", 2)] },
    ],
    [
      "a change read before it was told",
      {
        seen: [saw("introspection", "done", 1)],
        told: [{ event: RELEASE_CHANGED, state: "failed", queuedAt: at(2) }],
      },
    ],
  ])("%s does not count", (_what, evidence) => expect(holding(evidence)).toEqual([]));

  test("a withdrawal counts once acknowledged, and no other event in its place", () => {
    const told = (event: string, state: DeliveredNotice["state"]) =>
      holding({ told: [{ event, state, queuedAt: at(1) }] });
    expect(told(GRANT_WITHDRAWN, "acknowledged")).toContain("withdrawal_acknowledged");
    expect(told(GRANT_WITHDRAWN, "delivered")).not.toContain("withdrawal_acknowledged");
    expect(told(RELEASE_CHANGED, "acknowledged")).not.toContain("withdrawal_acknowledged");
  });

  test("more seen never undoes a check, but for a forgery taken later", () => {
    const seen = fc.record({
      kind: fc.constantFrom("authorization", "token", "userinfo", "jwks", "end_session"),
      outcome: fc.constantFrom("done", "asked", "access_denied", "invalid_grant"),
      facts: fc.constantFrom<Seen["facts"]>({}, { grant_type: "authorization_code" }, { dpop: true }),
      at: fc.integer({ min: 0, max: 59 }).map(at),
    });
    fc.assert(
      fc.property(fc.array(seen), fc.array(seen), (before, more) => {
        const first = holding({ seen: before });
        expect(holding({ seen: [...before, ...more] })).toEqual(expect.arrayContaining(first));
      }),
    );
  });
});

describe("the cast", () => {
  const day = fc
    .date({ min: new Date("2024-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  test("plays any day with values that the registry takes, ages included", () => {
    fc.assert(
      fc.property(day, (today) => {
        for (const part of buildCast(today))
          for (const [name, value] of Object.entries({
            ...part.validated,
            ...part.declared,
            ...part.refused,
          }))
            expect(parseElement(name as "email", value, today), `${part.part} ${name}`).toMatchObject({
              ok: true,
            });
        const born = buildCast(today).find(({ part }) => part === "ines")?.validated.birthdate;
        expect(String(born) > `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("a change is another value, which the registry takes, and never the one of now", () => {
    for (const part of buildCast("2026-11-24"))
      for (const name of changeableNames) {
        const now = part.validated[name];
        if (now === undefined) continue;
        const next = getNextValue(name, now);
        expect(next).not.toEqual(now);
        expect(getNextValue(name, next)).not.toEqual(next);
        expect(parseElement(name, next, "2026-11-24")).toMatchObject({ ok: true });
      }
  });
});
