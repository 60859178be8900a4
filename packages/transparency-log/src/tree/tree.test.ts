import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { append } from "../log/append.ts";
import { memoryStore } from "../log/store.ts";
import { aLog, entriesFrom } from "../testing/a-log.ts";
import { EMPTY_ROOT, leafHash } from "./hash.ts";
import { MissingTile, nodesOf } from "./nodes.ts";
import { consistencyProof, inclusionProof, isConsistent, isIncluded, rootHash } from "./proofs.ts";
import { rootOfLeaves } from "./range.ts";
import { entriesPath, tilePath } from "./tiles.ts";

const hex = (hash: Uint8Array) => Buffer.from(hash).toString("hex");
const rootOfEntries = (count: number) => rootOfLeaves(entriesFrom(0, count).map(leafHash));

// Leaves and roots of the reference tests of Certificate Transparency (google/certificate-transparency,
// merkle_tree_test).
const leaves = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test.each(roots.map((root, size) => [size, root] as const))(
  "the reference tree of %i leaves has its root",
  (size, root) => {
    expect(hex(rootOfLeaves(leaves.slice(0, size).map((leaf) => leafHash(Buffer.from(leaf, "hex")))))).toBe(
      root,
    );
  },
);

test("tiles are kept where C2SP says", () => {
  expect(tilePath({ level: 0, index: 0, width: 256 })).toBe("tile/0/000");
  expect(tilePath({ level: 4, index: 1_234_067, width: 7 })).toBe("tile/4/x001/x234/067.p/7");
  expect(entriesPath(1_000, 256)).toBe("tile/entries/x001/000");
});

describe("a log grown by any steps", () => {
  const steps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 6 });

  test("has the files of the same log written at once, and the root of its leaves", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sizes) => {
        const grown = await aLog(sizes);
        const once = memoryStore();
        await append(once, 0, entriesFrom(0, grown.size));
        for (const [path, bytes] of once.files)
          expect(hex((await grown.store.read(path)) ?? Buffer.of()), path).toBe(hex(bytes));
        const root = await rootHash(grown.size, nodesOf(grown.store, grown.size));
        expect(hex(root)).toBe(hex(rootOfEntries(grown.size)));
      }),
      { numRuns: 25 },
    );
  });

  test("proves each leaf, and no other", async () => {
    const sizes = fc.integer({ min: 1, max: 1_500 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (size, any) => {
        const { store } = await aLog([size]);
        const node = nodesOf(store, size);
        const index = any % size;
        const [root, proof] = [await rootHash(size, node), await inclusionProof(index, size, node)];
        const leaf = leafHash(Buffer.from(`entry ${index}`));
        expect(isIncluded(leaf, index, size, proof, root)).toBe(true);
        expect(isIncluded(leafHash(Buffer.from("other")), index, size, proof, root)).toBe(false);
        expect(isIncluded(leaf, index + 1, size, proof, root)).toBe(false);
        expect(isIncluded(leaf, index, size, [...proof, root], root)).toBe(false);
        if (proof.length > 0) expect(isIncluded(leaf, index, size, proof.slice(1), root)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test("proves that it continues each of its past sizes, and no other past", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_200 }), fc.nat(), async (size, any) => {
        const old = 1 + (any % size);
        const { store } = await aLog([size]);
        const node = nodesOf(store, size);
        const [root, proof] = [await rootHash(size, node), await consistencyProof(old, size, node)];
        const oldRoot = rootOfEntries(old);
        expect(isConsistent(old, size, proof, oldRoot, root)).toBe(true);
        expect(isConsistent(old, size, proof, rootOfEntries(old + 1), root)).toBe(false);
        expect(isConsistent(old, size, proof, oldRoot, rootOfEntries(size + 1))).toBe(false);
        expect(isConsistent(old, size, [...proof, root], oldRoot, root)).toBe(false);
        if (old > 1) expect(isConsistent(old - 1, size, proof, oldRoot, root)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

test("of nothing, a log begins every other", async () => {
  expect(isConsistent(0, 5, [], EMPTY_ROOT, rootOfEntries(5))).toBe(true);
  expect(isConsistent(0, 5, [EMPTY_ROOT], EMPTY_ROOT, rootOfEntries(5))).toBe(false);
  expect(isConsistent(0, 0, [], EMPTY_ROOT, EMPTY_ROOT)).toBe(true);
});

test("a log of nothing has one root: another is the past of no log", () => {
  expect(isConsistent(0, 5, [], rootOfEntries(3), rootOfEntries(5))).toBe(false);
  expect(isConsistent(0, 0, [], rootOfEntries(3), rootOfEntries(3))).toBe(false);
  expect(isConsistent(0, 0, [], EMPTY_ROOT, rootOfEntries(3))).toBe(false);
});

test.each([0.5, -1, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])("%d is no number of leaves", (size) => {
  const root = rootOfEntries(1);
  expect(isConsistent(size, size, [], root, root)).toBe(false);
  expect(isConsistent(1, size, [], root, root)).toBe(false);
  expect(isIncluded(root, 0, size, [], root)).toBe(false);
  expect(isIncluded(root, size, 10, [], root)).toBe(false);
});

test("a leaf or a size beyond the log is refused", async () => {
  const { store } = await aLog([10]);
  const node = nodesOf(store, 10);
  await expect(inclusionProof(10, 10, node)).rejects.toThrow(RangeError);
  await expect(consistencyProof(11, 10, node)).rejects.toThrow(RangeError);
  await expect(rootHash(300, nodesOf(store, 300))).rejects.toThrow(MissingTile);
});

test("appended twice after a stop, entries are there once", async () => {
  const { store } = await aLog([300]);
  await append(store, 300, entriesFrom(300, 10));
  const size = await append(store, 300, entriesFrom(300, 400));
  expect(hex(await rootHash(size, nodesOf(store, size)))).toBe(hex(rootOfEntries(700)));
});
