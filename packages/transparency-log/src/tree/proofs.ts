import { EMPTY_ROOT, type Hash, nodeHash, sameHash } from "./hash.ts";
import type { ReadNode } from "./nodes.ts";
import { rootOf } from "./range.ts";

/**
 * Height of the largest complete tree within `size` leaves: exact, which a logarithm of a large number is
 * not.
 */
function heightWithin(size: number): number {
  const high = Math.floor(size / 2 ** 32);
  return high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(size);
}

/** Largest power of two below `size` (RFC 6962 section 2.1: k < n ≤ 2k). */
const split = (size: number): number => 2 ** heightWithin(size - 1);

/** Root of the leaves from `start`, a multiple of the subtree sizes that it is cut in, and `size` of them. */
async function rootAt(start: number, size: number, node: ReadNode): Promise<Hash> {
  const peaks: Promise<Hash>[] = [];
  let at = start;
  for (let rest = size; rest > 0; ) {
    const height = heightWithin(rest);
    peaks.push(node(height, at / 2 ** height));
    at += 2 ** height;
    rest -= 2 ** height;
  }
  return rootOf(await Promise.all(peaks));
}

/** Root of a log of `size` leaves. */
export const rootHash = (size: number, node: ReadNode): Promise<Hash> => rootAt(0, size, node);

/**
 * Proof that leaf `index` is in the log of `size` leaves (RFC 6962 section 2.1.1), from the leaf up.
 * @throws RangeError when it is not
 */
export async function inclusionProof(index: number, size: number, node: ReadNode): Promise<Hash[]> {
  if (!isCount(index) || !isCount(size) || index >= size)
    throw new RangeError("No such leaf in a log of this size.");
  const proof: Promise<Hash>[] = [];
  let start = 0;
  let rest = size;
  while (rest > 1) {
    const left = split(rest);
    if (index - start < left) {
      proof.unshift(rootAt(start + left, rest - left, node));
      rest = left;
    } else {
      proof.unshift(rootAt(start, left, node));
      start += left;
      rest -= left;
    }
  }
  return Promise.all(proof);
}

/**
 * Proof that the log of `size` leaves begins with the one of `old` leaves (RFC 6962 section 2.1.2).
 * @throws RangeError when `old` is not from 0 to `size`
 */
export async function consistencyProof(old: number, size: number, node: ReadNode): Promise<Hash[]> {
  if (!isCount(old) || !isCount(size) || old > size) throw new RangeError("A log only grows.");
  if (old === 0 || old === size) return [];
  const proof: Promise<Hash>[] = [];
  let start = 0;
  let rest = size;
  let whole = true;
  while (old - start !== rest) {
    const left = split(rest);
    if (old - start <= left) {
      proof.unshift(rootAt(start + left, rest - left, node));
      rest = left;
    } else {
      proof.unshift(rootAt(start, left, node));
      start += left;
      rest -= left;
      whole = false;
    }
  }
  if (!whole) proof.unshift(rootAt(start, rest, node));
  return Promise.all(proof);
}

/** Whether the proof ties the leaf to the root (RFC 9162 section 2.1.3.2). */
export function isIncluded(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  const hashes = [...proof];
  let hash = leaf;
  let position = index;
  for (let last = size - 1; last > 0; last = Math.floor(last / 2)) {
    if (position % 2 === 1 || position < last) {
      const next = hashes.shift();
      if (next === undefined) return false;
      hash = position % 2 === 1 ? nodeHash(next, hash) : nodeHash(hash, next);
    }
    position = Math.floor(position / 2);
  }
  return hashes.length === 0 && sameHash(hash, root);
}

/**
 * Whether the proof shows that the log of root `oldRoot` begins the one of root `root` (RFC 9162 section
 * 2.1.4.2). A log of nothing has one root, and begins any other without a proof.
 */
export function isConsistent(
  old: number,
  size: number,
  proof: readonly Hash[],
  oldRoot: Hash,
  root: Hash,
): boolean {
  if (!isCount(old) || !isCount(size) || old > size) return false;
  if (old === 0 && !sameHash(oldRoot, EMPTY_ROOT)) return false;
  if (old === size) return proof.length === 0 && sameHash(oldRoot, root);
  if (old === 0) return proof.length === 0;
  const [first, ...rest] = isPowerOfTwo(old) ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  const roots = climb(old, size, first, rest);
  return roots !== null && sameHash(roots.past, oldRoot) && sameHash(roots.now, root);
}

/**
 * The root that the log of root `root` had at `old` leaves, as the proof shows it; null when it shows
 * nothing. Hashes that lead to `root` are nodes of that tree: nobody else than who wrote it shows another
 * past. At a power of two a proof leaves out the past's root, and shows nothing alone: it is read here with
 * that root before it (as RFC 9162 section 2.1.4.2 completes it), which is one hash more.
 */
export function provenPast(old: number, size: number, proof: readonly Hash[], root: Hash): Hash | null {
  const [first, ...rest] = proof;
  if (!isCount(old) || !isCount(size) || old === 0 || old >= size || first === undefined) return null;
  const roots = climb(old, size, first, rest);
  return roots !== null && sameHash(roots.now, root) ? roots.past : null;
}

/** A number of leaves, or a place among them: exact below 2^53 only. */
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const isPowerOfTwo = (value: number): boolean => value === 2 ** heightWithin(value);

/** The two roots that a proof leads to; null when it has not the hashes that these sizes ask. */
function climb(
  old: number,
  size: number,
  first: Hash,
  proof: readonly Hash[],
): { readonly past: Hash; readonly now: Hash } | null {
  let [edge, last] = [old - 1, size - 1];
  while (edge % 2 === 1) [edge, last] = [Math.floor(edge / 2), Math.floor(last / 2)];
  let [past, now] = [first, first];
  for (const next of proof) {
    if (last === 0) return null;
    if (edge % 2 === 1 || edge === last) {
      past = nodeHash(next, past);
      now = nodeHash(next, now);
      while (edge % 2 === 0 && edge !== 0) [edge, last] = [edge / 2, Math.floor(last / 2)];
    } else now = nodeHash(now, next);
    [edge, last] = [Math.floor(edge / 2), Math.floor(last / 2)];
  }
  return last === 0 ? { past, now } : null;
}
