import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRule } from "./compile-rule.ts";
import { conditionsOf, evaluateRule, explainRule } from "./evaluate-rule.ts";
import type { Facts } from "./variables.ts";

const variables = { quotient: "int", birthdate: "date", commune: "string", tags: "list<string>" } as const;
const today = "2026-11-24";

function compile(source: string) {
  const result = compileRule(source, { variables });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.rule;
}

function answer(source: string, facts: Facts) {
  const { trace, ...outcome } = evaluateRule(compile(source), { today, ...facts });
  return outcome;
}

describe("the canteen's reduced price", () => {
  const rule =
    'quotient < 900 && commune in ["14118"] && age(birthdate, today) >= 3 && age(birthdate, today) <= 11';

  test("a child of Caen with a low quotient has it", () => {
    expect(answer(rule, { quotient: 850, commune: "14118", birthdate: "2018-05-01" })).toEqual({
      outcome: "yes",
    });
  });

  test("a high quotient is a no, said in the words of the rule, even before the rest is known", () => {
    expect(answer(rule, { quotient: 1200 })).toEqual({ outcome: "no", because: ["quotient < 900"] });
  });

  test("what is still to be asked is listed once, in order", () => {
    expect(answer(rule, { quotient: 850 })).toEqual({
      outcome: "missing",
      missing: ["commune", "birthdate"],
    });
  });

  test("the explanation tells each condition and what it gave", () => {
    const { trace } = evaluateRule(compile("quotient < 900 && commune == '14118'"), { quotient: 850 });
    expect(trace).toEqual([
      { condition: "quotient < 900", result: "true" },
      { condition: "commune == '14118'", result: "missing" },
    ]);
  });
});

describe("each condition apart", () => {
  test("what holds, what does not, and what is still to be asked", () => {
    const rule = compile(
      "quotient < 900 && (commune == '14118' || size(tags) > 0) && !(age(birthdate, today) < 3)",
    );
    expect(explainRule(rule, { today, quotient: 1200, birthdate: "2018-05-01" })).toEqual([
      { condition: "quotient < 900", outcome: "no", missing: [] },
      { condition: "commune == '14118' || size(tags) > 0", outcome: "missing", missing: ["commune", "tags"] },
      { condition: "!(age(birthdate, today) < 3)", outcome: "yes", missing: [] },
    ]);
  });
});

test("a rule names its own conditions", () => {
  const rule = compile("true || quotient > 0 && (commune == 'a' ? true : false)");
  expect(conditionsOf(rule)).toEqual(["true || (quotient > 0 && (commune == 'a' ? true : false))"]);
});

describe("three values", () => {
  test.each([
    ["false && quotient > 0", { outcome: "no", because: ["false"] }],
    ["quotient > 0 && false", { outcome: "no", because: ["false"] }],
    ["true || quotient > 0", { outcome: "yes" }],
    ["quotient > 0 || true", { outcome: "yes" }],
    ["!(quotient > 0)", { outcome: "missing", missing: ["quotient"] }],
    ["commune == 'x' ? quotient > 0 : true", { outcome: "missing", missing: ["commune", "quotient"] }],
    ["!(1 < 2)", { outcome: "no", because: ["!(1 < 2)"] }],
  ] as const)("%s", (source, outcome) => expect(answer(source, {})).toEqual(outcome));
});

test("choices nested in the test of choices are judged once each", () => {
  const nested = Array.from({ length: 20 }).reduce<string>(
    (inner) => `(${inner} ? true : false)`,
    "quotient < 900",
  );
  const { trace } = evaluateRule(compile(nested), { quotient: 1 });
  expect(trace.filter(({ condition }) => condition === "quotient < 900")).toHaveLength(1);
});

describe("failing closed", () => {
  test.each([
    ["quotient / 0 > 1", { quotient: 5 }],
    ["!(quotient / 0 > 1)", { quotient: 5 }],
    ["age(birthdate, today) < 25", { birthdate: "2030-01-01" }],
    ["9223372036854775807 + quotient < 0", { quotient: 1 }],
  ])("%s cannot be computed: no, even negated", (source, facts) => {
    expect(answer(source, facts).outcome).toBe("no");
  });

  test.each([null, undefined, "850", 850.5, Number.NaN, 2n ** 70n, {}, [], true])(
    "quotient = %s is no integer: missing, and never less than 900",
    (quotient) =>
      expect(answer("quotient < 900", { quotient })).toEqual({ outcome: "missing", missing: ["quotient"] }),
  );

  test("a fact inherited from a prototype, or behind a getter that throws, is not a fact", () => {
    const inherited = Object.create({ quotient: 1 });
    expect(evaluateRule(compile("quotient < 900"), inherited).outcome).toBe("missing");
    const trapped = Object.defineProperty({}, "quotient", {
      get: () => {
        throw new Error("no");
      },
    });
    expect(evaluateRule(compile("quotient < 900"), trapped).outcome).toBe("missing");
  });

  test("29 February: eighteen from 1 March on", () => {
    const rule = compile("age(birthdate, today) >= 18");
    const on = (day: string) => evaluateRule(rule, { birthdate: "2008-02-29", today: day }).outcome;
    expect([on("2026-02-28"), on("2026-03-01")]).toEqual(["no", "yes"]);
  });
});

// Random rules over three unknown booleans-to-be, with their value under full knowledge computed apart.
const leaf = fc.constantFrom(
  "quotient < 900",
  "commune == 'a'",
  "size(tags) > 1",
  "quotient / 0 > 1",
  "true",
  "false",
);
const { rule: anyRule } = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.tuple(tie("rule"), tie("rule")).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie("rule"), tie("rule")).map(([a, b]) => `(${a}) || (${b})`),
    tie("rule").map((a) => `!(${a})`),
    fc.tuple(tie("rule"), tie("rule"), tie("rule")).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
  ),
}));
const fullFacts = fc.record({
  quotient: fc.integer({ min: 0, max: 2000 }),
  commune: fc.constantFrom("a", "b"),
  tags: fc.array(fc.string(), { maxLength: 3 }),
});
const names = fc.subarray(["quotient", "commune", "tags"]);

function only(facts: Facts, kept: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => kept.includes(name)));
}

describe("whatever the rule and the facts", () => {
  test("the conditions told apart agree with the answer", () => {
    fc.assert(
      fc.property(anyRule, fullFacts, names, (source, facts, kept) => {
        const known = { today, ...only(facts, kept) };
        const told = explainRule(compile(source), known).map(({ outcome }) => outcome);
        const { outcome } = evaluateRule(compile(source), known);
        if (outcome === "yes") expect(new Set(told)).toEqual(new Set(["yes"]));
        else expect(told).toContain(outcome);
      }),
    );
  });

  test("an answer given on partial knowledge never changes when more is learnt", () => {
    fc.assert(
      fc.property(anyRule, fullFacts, names, (source, facts, kept) => {
        const early = answer(source, only(facts, kept));
        fc.pre(early.outcome !== "missing");
        expect(answer(source, facts).outcome).toBe(early.outcome);
      }),
    );
  });

  test("the missing list names only unknown data, and learning them settles the rule", () => {
    fc.assert(
      fc.property(anyRule, fullFacts, names, (source, facts, kept) => {
        const early = answer(source, only(facts, kept));
        if (early.outcome === "missing") {
          expect(early.missing.length).toBeGreaterThan(0);
          expect(early.missing.filter((name) => kept.includes(name))).toEqual([]);
        }
        expect(answer(source, facts).outcome).not.toBe("missing");
      }),
    );
  });

  test("a yes on partial knowledge is a yes under every completion: no datum it needed was absent", () => {
    fc.assert(
      fc.property(anyRule, fullFacts, fullFacts, names, (source, facts, others, kept) => {
        fc.pre(answer(source, only(facts, kept)).outcome === "yes");
        expect(answer(source, { ...others, ...only(facts, kept) }).outcome).toBe("yes");
      }),
    );
  });

  test("arbitrary facts are answered, never thrown", () => {
    fc.assert(
      fc.property(
        anyRule,
        fc.dictionary(fc.constantFrom("quotient", "commune", "tags", "x"), fc.anything()),
        (source, facts) => {
          expect(["yes", "no", "missing"]).toContain(answer(source, facts).outcome);
        },
      ),
    );
  });
});
