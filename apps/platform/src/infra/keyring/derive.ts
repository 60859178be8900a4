import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { ROOT_KEY_BYTES } from "./root-keys.ts";

/** Derived keys kept in memory: a derivation costs about ten microseconds, a page may ask for hundreds. */
const MEMO_LIMIT = 10_000;

/** HKDF-SHA-256 (RFC 5869) of a root key, for one list of purposes. */
export function computeDerivedKey(root: Buffer, purpose: readonly string[]): KeyObject {
  if (purpose.length === 0) throw new TypeError("a derived key needs a purpose");
  const info = encodePurpose(purpose);
  const bytes = Buffer.from(hkdfSync("sha256", root, Buffer.alloc(0), info, ROOT_KEY_BYTES));
  const derived = createSecretKey(bytes);
  bytes.fill(0);
  return derived;
}

/** Each part behind its length on four bytes: ("a", "bc") and ("ab", "c") never meet. */
export function encodePurpose(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      // A lone surrogate would be written as U+FFFD, like any other.
      if (!part.isWellFormed()) throw new TypeError("a purpose is well-formed Unicode");
      const bytes = Buffer.from(part, "utf8");
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** Made once for each label, then remembered; the oldest is forgotten when there are too many. */
export function buildMemo<T>(): (label: string, make: () => T) => T {
  const memo = new Map<string, T>();
  return (label, make) => {
    const known = memo.get(label);
    if (known !== undefined) return known;
    const made = make();
    if (memo.size >= MEMO_LIMIT) removeOldestEntry(memo);
    memo.set(label, made);
    return made;
  };
}

function removeOldestEntry(memo: Map<string, unknown>): void {
  for (const oldest of memo.keys()) {
    memo.delete(oldest);
    return;
  }
}
