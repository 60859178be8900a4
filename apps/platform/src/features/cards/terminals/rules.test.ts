import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeNextSequence, isKeepable, isOrigin, isPurseBroken, validateApplication } from "./rules.ts";

test.each([
  ["https://caisse.example", true],
  ["https://caisse.example:8443", true],
  ["http://localhost:3700", true],
  ["http://caisse.example", false],
  ["https://caisse.example/", false],
  ["https://caisse.example/vente", false],
  ["https://CAISSE.example", false],
  ["https://moi@caisse.example", false],
  ["null", false],
  ["", false],
  ["file:///caisse.html", false],
])("%s is an exact origin: %s", (text, isOne) => {
  expect(isOrigin(text)).toBe(isOne);
});

test("numbers of configurations grow, whatever the clock and a database of before say", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (last, now) => {
      expect(computeNextSequence(last, now)).toBeGreaterThan(last);
      expect(computeNextSequence(last, now)).toBeGreaterThanOrEqual(now);
    }),
  );
});

type Moved = Parameters<typeof isPurseBroken>[0];

/** What a purse did, as its card tells it. */
const purse = fc.array(fc.record({ isDebit: fc.boolean(), amount: fc.integer({ min: 1, max: 1_000 }) }), {
  minLength: 2,
  maxLength: 20,
});
function movesOf(did: readonly { readonly isDebit: boolean; readonly amount: number }[]): readonly Moved[] {
  let balance = 100_000;
  return did.map(({ isDebit, amount }, at) => {
    balance += isDebit ? -amount : amount;
    return { kind: isDebit ? "debit" : "credit", amount, counter: at + 1, balance };
  });
}

describe("the purse of a card", () => {
  test("follows, in whatever order its moves are told", () => {
    fc.assert(
      fc.property(purse, (did) => {
        const moves = movesOf(did);
        for (const one of moves)
          expect(
            isPurseBroken(
              one,
              moves.filter((other) => other !== one),
            ),
          ).toBe(false);
      }),
    );
  });

  test("does not follow once something was put on it, or taken, that nobody told", () => {
    fc.assert(
      fc.property(purse, fc.integer({ min: 1, max: 1_000 }), fc.boolean(), (did, secret, isGift) => {
        const moves = movesOf(did);
        const [first, second] = moves;
        if (!first || !second) return;
        const moved = { ...second, balance: second.balance + (isGift ? secret : -secret) };
        expect(isPurseBroken(moved, [first])).toBe(true);
        expect(isPurseBroken(first, [moved])).toBe(true);
      }),
    );
  });
});

test("a line with a clock or a number beyond what can be kept is none", () => {
  const line = {
    n: 1,
    at: 1,
    kind: "attempted",
    key: "a",
    service: "caisse",
    card: "04010203040506",
    application: "3042F5",
    file: 1,
    amount: 1,
    balance: 1,
    counter: 0,
  } as const;
  expect(isKeepable(line)).toBe(true);
  expect(isKeepable({ ...line, at: Number.MAX_SAFE_INTEGER })).toBe(false);
  expect(isKeepable({ ...line, counter: 0xffffffff })).toBe(false);
});

test("without a purse, a card is read and nothing else; each fault is said by its field", () => {
  const service = { serviceId: "s", origins: ["https://caisse.example"], verbs: ["read"] } as const;
  const good = { aid: "3042F5", name: "Carte", purse: null, elements: [], services: [service] };
  const fieldsOf = (changes: object) =>
    validateApplication({ ...good, ...changes } as unknown as Parameters<typeof validateApplication>[0]).map(
      ({ field }) => field,
    );
  expect(fieldsOf({})).toEqual([]);
  expect(fieldsOf({ services: [{ ...service, verbs: ["debit"] }] })).toEqual(["verbs"]);
  expect(fieldsOf({ aid: "000000" })).toEqual(["aid"]);
  expect(fieldsOf({ aid: "3042f5" })).toEqual(["aid"]);
  expect(fieldsOf({ name: "" })).toEqual(["name"]);
  expect(fieldsOf({ services: [] })).toEqual(["services"]);
  expect(fieldsOf({ services: [{ ...service, origins: [] }] })).toEqual(["origins"]);
  expect(fieldsOf({ purse: { counterId: "c", most: 0.5 } })).toEqual(["most"]);
});
