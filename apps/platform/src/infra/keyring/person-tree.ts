import { hash } from "node:crypto";

/**
 * A tree of seeds: from the one at the top, four come from each, down to 2³² leaves, one a person. Whoever
 * holds the top finds any leaf; to forget one, its ancestors are taken away and what hangs beside them is
 * kept. What is left gives every other leaf and says nothing of that one (Goldreich, Goldwasser and Micali
 * 1986; punctured: Kiayias and others 2013).
 *
 * Four ways a step: a leaf costs sixteen hashes, a forgotten one 1.5 kB at most, less as more are forgotten.
 */
export const SEED_BYTES = 32;
export const LEAVES = 2 ** 32;
const WAYS = 4;
const STEPS = 16;

/** Seeds kept, each by its place: steps from the top, then which one there. */
export type Seeds = Map<number, Buffer>;

/** Below 2⁵³: five bits of depth above the thirty-two of the place. */
const computeTreePlace = (depth: number, index: number): number => depth * LEAVES + index;

export const buildWholeTree = (top: Buffer): Seeds => new Map([[computeTreePlace(0, 0), top]]);

/** Undefined when it was forgotten. */
export function findLeaf(seeds: Seeds, leaf: number): Buffer | undefined {
  const kept = findKeptAncestor(seeds, leaf);
  if (!kept) return undefined;
  let seed = kept.seed;
  for (let depth = kept.depth; depth < STEPS; depth += 1)
    seed = computeChildSeed(seed, computeBranchIndex(leaf, depth));
  return seed;
}

export const isForgotten = (seeds: Seeds, leaf: number): boolean =>
  findKeptAncestor(seeds, leaf) === undefined;

/** Changes `seeds`; false when there was nothing left to forget. */
export function removeLeaf(seeds: Seeds, leaf: number): boolean {
  const kept = findKeptAncestor(seeds, leaf);
  if (!kept) return false;
  seeds.delete(computeTreePlace(kept.depth, computeAncestorIndex(leaf, kept.depth)));
  let seed = kept.seed;
  for (let depth = kept.depth; depth < STEPS; depth += 1) {
    const taken = computeBranchIndex(leaf, depth);
    const first = computeAncestorIndex(leaf, depth) * WAYS;
    for (let way = 0; way < WAYS; way += 1) {
      if (way !== taken) seeds.set(computeTreePlace(depth + 1, first + way), computeChildSeed(seed, way));
    }
    seed = computeChildSeed(seed, taken);
  }
  return true;
}

function findKeptAncestor(
  seeds: Seeds,
  leaf: number,
): { readonly depth: number; readonly seed: Buffer } | undefined {
  for (let depth = 0; depth <= STEPS; depth += 1) {
    const seed = seeds.get(computeTreePlace(depth, computeAncestorIndex(leaf, depth)));
    if (seed) return { depth, seed };
  }
  return undefined;
}

/** Which one of its depth is above this leaf. No bit operators: they read 2³¹ and more as negative. */
const computeAncestorIndex = (leaf: number, depth: number): number =>
  Math.floor(leaf / WAYS ** (STEPS - depth));

const computeBranchIndex = (leaf: number, depth: number): number =>
  computeAncestorIndex(leaf, depth + 1) % WAYS;

/**
 * SHA-256 of one length only, so that no input extends another; the first byte keeps these hashes to this
 * use.
 */
function computeChildSeed(seed: Buffer, way: number): Buffer {
  return hash("sha256", Buffer.concat([Buffer.of(0x70, way), seed]), "buffer");
}
