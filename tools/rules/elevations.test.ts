import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { elevations } from "./elevations.ts";

const FILE = "apps/platform/src/features/trust/keys/open.ts";
const elevation = (reason: string) =>
  `const toKeys = (context) => elevate(context, { name: "keys", reason: ${reason} });`;

test("who acts as the system says why, in a sentence that is written there", () => {
  expect(saidOf(elevations, { [FILE]: elevation('"Nobody reads the keys of another."') })).toEqual([]);
  for (const reason of ['""', '"needed"', '"Because."', "REASON"])
    expect(saidOf(elevations, { [FILE]: elevation(reason) })).toEqual([
      expect.stringContaining(`${FILE}:1 Who acts as the system says why`),
    ]);
});

test("a context of the system is not made by hand, but by tests and the demonstration", () => {
  const text = 'const system = context.as({ kind: "system", name: "keys" });';
  expect(saidOf(elevations, { [FILE]: text })).toEqual([expect.stringContaining("is made by elevate")]);
  expect(saidOf(elevations, { [FILE]: 'const person = context.as({ kind: "person", personId });' })).toEqual(
    [],
  );
  const elsewhere = ["features/trust/keys/open.test.ts", "demonstration/load-keys.ts", "kernel/elevate.ts"];
  for (const path of elsewhere)
    expect(saidOf(elevations, { [`apps/platform/src/${path}`]: text })).toEqual([]);
});
