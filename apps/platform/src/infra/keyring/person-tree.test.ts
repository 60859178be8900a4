import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildWholeTree, findLeaf, isForgotten, LEAVES, removeLeaf, SEED_BYTES } from "./person-tree.ts";
import { encodeTree, readTree } from "./tree-format.ts";

const anyLeaf = fc.integer({ min: 0, max: LEAVES - 1 });
const TOP = Buffer.alloc(SEED_BYTES, 7);

test("two leaves never share a seed, the last one included", () => {
  fc.assert(
    fc.property(anyLeaf, anyLeaf, (one, other) => {
      const [a, b] = [findLeaf(buildWholeTree(TOP), one), findLeaf(buildWholeTree(TOP), other)];
      expect(a?.equals(b ?? Buffer.alloc(0))).toBe(one === other);
    }),
  );
});

test("what is forgotten is not found, nor its seed anywhere in what is kept; every other leaf is as before", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyLeaf, { maxLength: 20 }), fc.array(anyLeaf), (gone, others) => {
      const whole = buildWholeTree(TOP);
      const seeds = buildWholeTree(TOP);
      for (const leaf of gone) expect(removeLeaf(seeds, leaf)).toBe(true);
      // Neighbours share all their ancestors but the last: the likeliest to be lost with them.
      const near = gone.flatMap((leaf) => [leaf - 1, leaf + 1]).filter((leaf) => leaf >= 0 && leaf < LEAVES);
      for (const leaf of [...others, ...near, 0, LEAVES - 1]) {
        const expected = gone.includes(leaf) ? undefined : findLeaf(whole, leaf);
        expect(findLeaf(seeds, leaf)).toEqual(expected);
        expect(isForgotten(seeds, leaf)).toBe(gone.includes(leaf));
      }
      const kept = new Set([...seeds.values()].map((seed) => seed.toString("hex")));
      for (const leaf of gone) expect(kept.has(findLeaf(whole, leaf)?.toString("hex") ?? "")).toBe(false);
      for (const leaf of gone) expect(removeLeaf(seeds, leaf)).toBe(false);
    }),
  );
});

test("in whatever order they are forgotten, and twice, the same is kept", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyLeaf, { maxLength: 10 }), (gone) => {
      const [one, other] = [buildWholeTree(TOP), buildWholeTree(TOP)];
      for (const leaf of gone) removeLeaf(one, leaf);
      for (const leaf of [...gone].reverse()) removeLeaf(other, leaf);
      expect(new Map([...one].sort())).toEqual(new Map([...other].sort()));
    }),
  );
});

test("a file is read as it was written, and refused when cut or altered anywhere", () => {
  const seeds = buildWholeTree(randomBytes(SEED_BYTES));
  for (const leaf of [0, 5, LEAVES - 1]) removeLeaf(seeds, leaf);
  const tree = { generation: 3, id: randomBytes(16), forgotten: [0, 5, LEAVES - 1], seeds };
  const written = encodeTree(tree);
  expect(readTree(written)).toEqual(tree);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: written.length - 1 }), (at) => {
      const altered = Buffer.from(written);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(readTree(altered)).toBeUndefined();
      expect(readTree(written.subarray(0, at))).toBeUndefined();
    }),
  );
});
