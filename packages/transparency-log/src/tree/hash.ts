import { createHash } from "node:crypto";

/** SHA-256, 32 bytes. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

/** Root of a log of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Hash = createHash("sha256").digest();

/** SHA-256(0x00 ‖ entry): what a leaf is (RFC 6962 section 2.1). */
export const leafHash = (entry: Uint8Array): Hash => createHash("sha256").update(LEAF).update(entry).digest();

/** SHA-256(0x01 ‖ left ‖ right): the two prefixes keep a leaf from being taken for a node. */
export const nodeHash = (left: Hash, right: Hash): Hash =>
  createHash("sha256").update(NODE).update(left).update(right).digest();

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const sameHash = (one: Hash, other: Hash): boolean => Buffer.compare(one, other) === 0;
