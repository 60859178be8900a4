import fc from "fast-check";
import { expect, test } from "vitest";
import { Signatures } from "./signatures.ts";
import { isWithin, jaroWinkler } from "./similarity.ts";

const letters = fc.constantFrom("A", "B", "C", "Q", "É", "1", "2", " ");
const text = fc.string({ unit: letters, maxLength: 9 });
/** Two texts that often differ by little. */
const pair = fc.oneof(
  fc.tuple(text, text),
  fc
    .tuple(text, letters, fc.nat(9))
    .map(([one, letter, at]) => [one, one.slice(0, at) + letter + one.slice(at)]),
  fc.tuple(text, fc.nat(9)).map(([one, at]) => [one, one.slice(0, at) + one.slice(at + 2)]),
);

test("signatures never exclude what is alike, within a slip or two, or held by the other", () => {
  fc.assert(
    fc.property(pair, ([one = "", other = ""]) => {
      const signatures = new Signatures([one, other]);
      for (const least of [0.84, 0.86, 0.92])
        if (jaroWinkler(one, other) >= least) expect(signatures.mayBeAlike(0, 1, least)).toBe(true);
      for (const most of [1, 2])
        if (isWithin(one, other, most)) expect(signatures.mayBeWithin(0, 1, most)).toBe(true);
      if (one.startsWith(other) || one.endsWith(other)) expect(signatures.mayHold(0, 1)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("signatures exclude other names", () => {
  const signatures = new Signatures(["MARTIN", "DUBOIS", "X".repeat(70), ""]);
  expect(signatures.mayBeAlike(0, 1, 0.84)).toBe(false);
  expect(signatures.mayBeWithin(0, 1, 2)).toBe(false);
  expect(signatures.mayHold(0, 1)).toBe(false);
  for (const untold of [2, 3]) {
    expect(signatures.mayBeAlike(0, untold, 0.84)).toBe(true);
    expect(signatures.mayBeWithin(0, untold, 1)).toBe(true);
    expect(signatures.mayHold(0, untold)).toBe(true);
  }
});
