import fc from "fast-check";
import { expect, test } from "vitest";
import { LARGEST_GROUP, visitCandidates } from "./candidates.ts";

const order = (size: number) => Uint32Array.from({ length: size }, (_, row) => row);

function visited(keys: readonly Uint32Array[], size: number): string[] {
  const pairs: string[] = [];
  visitCandidates(keys, order(size), (one, other) => pairs.push(`${one} ${other}`));
  return pairs;
}

test("two rows that share a key meet, once, whatever the number of keys they share", () => {
  const keys = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 20, maxLength: 20 }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(keys, (values) => {
      const all = values.map((key) => Uint32Array.from(key));
      const pairs = visited(all, 20);
      expect(new Set(pairs).size).toBe(pairs.length);
      const expected = pairsOf(20).filter(([one, other]) =>
        all.some((key) => key[one] !== 0 && key[one] === key[other]),
      );
      expect([...pairs].sort()).toEqual(expected.map(([one, other]) => `${one} ${other}`).sort());
    }),
  );
});

const pairsOf = (size: number): [number, number][] =>
  Array.from({ length: size }, (_, one) => one).flatMap((one) =>
    Array.from({ length: size - one - 1 }, (_, at): [number, number] => [one, one + 1 + at]),
  );

test("a pair met as neighbours in two large groups is visited once", () => {
  const size = LARGEST_GROUP * 3;
  const pairs = visited([new Uint32Array(size).fill(1), new Uint32Array(size).fill(2)], size);
  expect(new Set(pairs).size).toBe(pairs.length);
});

test("a key that brings too many together costs by their number, not by its square", () => {
  const size = LARGEST_GROUP * 50;
  expect(visited([new Uint32Array(size).fill(1)], size).length).toBeLessThan(size * 10);
});
