import { expect, test } from "vitest";
import { withoutFinalStop } from "./text.ts";

test.each([
  ["Photo illisible.", "Photo illisible"],
  ["Photo illisible. ", "Photo illisible"],
  ["Photo illisible", "Photo illisible"],
  ["Est-ce vous ?", "Est-ce vous ?"],
])("%j is quoted before our own full stop", (typed, quoted) => {
  expect(withoutFinalStop(typed)).toBe(quoted);
});
