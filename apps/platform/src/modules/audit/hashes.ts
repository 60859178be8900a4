import { createHash } from "node:crypto";

/** RFC 6962 section 2.1: the leaf hash, domain-separated by 0x00. */
export function leafHash(id: string, sealed: Buffer): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(id).update(sealed).digest();
}

/** The root after one more leaf: SHA-256(0x01 || previous root || leaf). The first previous root is 32 zero bytes. */
export function nextRoot(previous: Buffer, leaf: Buffer): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(previous).update(leaf).digest();
}

export const emptyRoot: Buffer = Buffer.alloc(32);
