import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { suppressions } from "./suppressions.ts";

test.each([
  "// biome-ignore lint/suspicious/noConsole:",
  "// biome-ignore lint/suspicious/noConsole: <explanation>",
  "/* biome-ignore lint: ok */",
  "// @ts-expect-error",
  "// @ts-ignore the library lies about this type",
  "// @ts-nocheck this whole file",
])("%s is refused", (comment) => {
  expect(saidOf(suppressions, { "apps/a.ts": `${comment}\nstep();` })).toHaveLength(1);
});

test.each([
  "// biome-ignore lint/suspicious/noConsole: the command prints its result",
  "{/* biome-ignore lint/a11y/noLabel: the label wraps its field */}",
  "// @ts-expect-error a string is refused here, which is what this line proves",
  "// an ordinary comment",
])("%s passes", (comment) => {
  expect(saidOf(suppressions, { "apps/a.ts": `${comment}\nstep();` })).toEqual([]);
});
