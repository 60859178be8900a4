import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRule } from "./compile-rule.ts";

const variables = {
  family_quotient: "int",
  birthdate: "date",
  insee_code: "string",
  tags: "list<string>",
} as const;

function codesOf(source: string): string[] {
  const result = compileRule(source, { variables });
  return result.ok ? [] : result.errors.map(({ code }) => code);
}

describe("a rule that can be published", () => {
  test.each([
    "family_quotient < 900",
    'insee_code in ["14118", "14181"] && age(birthdate, today) < 25',
    'tags.exists(tag, tag == "student") || size(tags) == 0',
    "!(family_quotient > 900) ? true : age(birthdate, today) >= 65",
  ])("%s", (source) => expect(codesOf(source)).toEqual([]));

  test("may list all the communes of a département", () => {
    const codes = Array.from({ length: 891 }, (_, index) => `"14${String(index).padStart(3, "0")}"`);
    expect(codesOf(`insee_code in [${codes.join(",")}]`)).toEqual([]);
  });
});

describe("a rule refused at publication", () => {
  test.each([
    ["family_quotient <", "rule.syntax"],
    ["family_quotient", "rule.not_boolean"],
    ["salary < 900", "rule.unknown_variable"],
    ['family_quotient < "900"', "rule.type"],
    ["age(birthdate) > 3", "rule.type"],
    ["constructor == 1", "rule.unknown_variable"],
    ['insee_code.constructor == "x"', "rule.forbidden"],
    ["__proto__ == 1", "rule.syntax"],
    ['insee_code.matches("(1+)+$")', "rule.forbidden"],
    ["dyn(family_quotient) == true", "rule.forbidden"],
    ['{"a": 1}.a == 1', "rule.too_complex"],
    ['tags[0] == "x"', "rule.forbidden"],
    ["tags.exists(a, tags.exists(b, a == b))", "rule.forbidden"],
    [`${"(".repeat(200)}true${")".repeat(200)}`, "rule.too_complex"],
    [`${"!".repeat(200)}true`, "rule.too_complex"],
    [Array(1500).fill("true").join("&&"), "rule.too_complex"],
    [`insee_code == "${"x".repeat(20_000)}"`, "rule.too_long"],
  ])("%.60s → %s", (source, code) => expect(codesOf(source)).toContain(code));

  test("a variable that no rule could name", () => {
    const result = compileRule("true", { variables: { "not a name": "int" } });
    expect(result).toMatchObject({ ok: false, errors: [{ code: "rule.variable_name" }] });
  });

  test("whatever the text, compiling answers and does not throw", () => {
    const word = fc.constantFrom(
      "age(",
      ")",
      "tags",
      "[",
      "]",
      "&&",
      "||",
      "!",
      "?",
      ":",
      "<",
      "1",
      '"a"',
      ".",
      "{",
      "}",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
    );
    fc.assert(fc.property(text, (source) => typeof compileRule(source, { variables }).ok === "boolean"));
  });
});
