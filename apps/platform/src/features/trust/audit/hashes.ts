import { createHash } from "node:crypto";
import { lineEntry, sealedHash, textHash } from "@ardeco/transparency-log";

/**
 * The two hashes of a line. The text holds a salt: nobody finds it by trying, once the key that sealed it is
 * gone.
 */
export function computeCommitment(
  id: string,
  sealed: Buffer,
  text: string,
): { text_hash: Buffer; leaf_hash: Buffer } {
  const text_hash = Buffer.from(textHash(text));
  return { text_hash, leaf_hash: encodeLogEntry({ id, sealed, text_hash, sealed_hash: null }) };
}

interface KeptLine {
  readonly id: string;
  readonly sealed: Buffer;
  readonly text_hash: Buffer | null;
  /** Of what it was first sealed as, once a rotation of the root key sealed it again. */
  readonly sealed_hash: Buffer | null;
}

/**
 * What the log committed to of the bytes of a line, as its row says: the bytes it was first sealed as are
 * gone once it was sealed again.
 */
export const computeSealedHash = ({ id, sealed, sealed_hash }: Omit<KeptLine, "text_hash">): Uint8Array =>
  sealed_hash ?? sealedHash(id, sealed);

/** The entry that a line stands for in the log, as it reads now. */
export function encodeLogEntry(line: KeptLine): Buffer {
  const [kept, { text_hash }] = [computeSealedHash(line), line];
  return Buffer.from(text_hash === null ? kept : lineEntry({ text: text_hash, sealed: kept }));
}

/**
 * The root of the chain of before the tree: SHA-256(0x01 || previous root || leaf). The first previous root
 * is 32 zero bytes.
 */
export function computeChainRoot(previous: Buffer, leaf: Buffer): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(previous).update(leaf).digest();
}

export const emptyRoot: Buffer = Buffer.alloc(32);
