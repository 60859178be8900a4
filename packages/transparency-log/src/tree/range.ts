import { EMPTY_ROOT, type Hash, nodeHash } from "./hash.ts";

/**
 * The right edge of a growing tree: the roots of its complete subtrees, largest first. It holds one hash for
 * each bit of the size, which is enough to append and to tell the root at any moment.
 */
export class Range {
  #size = 0;
  readonly #peaks: { readonly height: number; readonly hash: Hash }[] = [];

  /** How many leaves were added. */
  get size(): number {
    return this.#size;
  }

  add(leaf: Hash): void {
    this.#size++;
    let node = { height: 0, hash: leaf };
    for (let last = this.#peaks.at(-1); last?.height === node.height; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      node = { height: node.height + 1, hash: nodeHash(last.hash, node.hash) };
    }
    this.#peaks.push(node);
  }

  /** Root of what was added so far (RFC 6962 section 2.1). */
  root(): Hash {
    return rootOf(this.#peaks.map(({ hash }) => hash));
  }
}

/** Root of a tree by its complete subtrees, largest first. */
export function rootOf(peaks: readonly Hash[]): Hash {
  const last = peaks.at(-1);
  if (last === undefined) return EMPTY_ROOT;
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** Root of leaves that are all at hand. */
export function rootOfLeaves(leaves: Iterable<Hash>): Hash {
  const range = new Range();
  for (const leaf of leaves) range.add(leaf);
  return range.root();
}
