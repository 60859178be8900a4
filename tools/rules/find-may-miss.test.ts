import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { findMayMiss } from "./find-may-miss.ts";

test("a find that gives or throws is refused, and told its name", () => {
  const text = `export async function findPlace(id: string): Promise<Place> {\n  if (!id) throw errors.error("unknown");\n  return known;\n}`;
  expect(saidOf(findMayMiss, { "apps/a.ts": text })).toEqual([expect.stringContaining("getPlace")]);
});

test("one that may return nothing, a list, or an answer to a question passes, and so does a get", () => {
  for (const [name, type] of [
    ["findPlace", "Promise<Place | undefined>"],
    ["findRow", "Row | null"],
    ["findRows", "readonly Row[]"],
    ["getPlace", "Place"],
  ])
    expect(
      saidOf(findMayMiss, { "apps/a.ts": `function ${name}(): ${type} { throw new TypeError("broken"); }` }),
    ).toEqual([]);
});
