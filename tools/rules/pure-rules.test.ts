import { expect, test } from "vitest";
import { FEATURES, saidOf } from "../testing/fixture.ts";
import { pureRules } from "./pure-rules.ts";

test.each([
  [`Date.now();`, "Date.now()"],
  [`new Date();`, "new Date()"],
  [`Math.random();`, "Math.random()"],
  [`crypto.randomUUID();`, "crypto.randomUUID()"],
  [`fetch("/");`, "fetch()"],
  [`import { readFile } from "node:fs/promises";`, "node:fs/promises"],
  [`import { findPerson } from "./store.ts";`, "./store.ts"],
  [`import { mayRead } from "../consent/rules.ts";`, "../consent/rules.ts"],
  [`import { systemClock } from "../../kernel/clock.ts";`, "kernel/clock.ts"],
  [`import { Button } from "@ardeco/ui";`, "@ardeco/ui"],
])("rules refuse %s", (text, word) => {
  expect(saidOf(pureRules, { [`${FEATURES}/identity/rules.ts`]: text })).toEqual([
    expect.stringContaining(word),
  ]);
});

test("a function of its arguments passes", () => {
  const text = [
    `import type { Person } from "./store.ts";`,
    `import { civilDate } from "../../../kernel/civil-date.ts";`,
    `import { evaluate } from "@ardeco/rules";`,
    `import { ages } from "./rules/ages.ts";`,
    `export const day = (instant: string) => civilDate(new Date(instant));`,
  ].join("\n");
  expect(saidOf(pureRules, { [`${FEATURES}/identity/rules.ts`]: text })).toEqual([]);
});

test("the clock may be read elsewhere in the module", () => {
  expect(saidOf(pureRules, { [`${FEATURES}/identity/correct-element.ts`]: "Date.now();" })).toEqual([]);
});
