import { createHash } from "node:crypto";
import type { Hash } from "../tree/hash.ts";

/**
 * What a log of personal lines appends for one of them: the hash of two hashes, which tell nothing without
 * what was hashed.
 */
export interface LineHashes {
  /**
   * SHA-256 of the text as it is shown, which holds a random salt: without the text, nobody finds it by
   * trying.
   */
  readonly text: Hash;
  /** SHA-256 of the line as it is kept, sealed: whoever keeps it can be checked without opening anything. */
  readonly sealed: Hash;
}

const DOMAIN = "ardeco.journal/line/v1\n";

/** The entry of a line: SHA-256("ardeco.journal/line/v1" ‖ 0x0A ‖ text hash ‖ sealed hash). */
export const lineEntry = ({ text, sealed }: LineHashes): Hash =>
  createHash("sha256").update(DOMAIN).update(text).update(sealed).digest();

export const textHash = (text: string): Hash => createHash("sha256").update(text).digest();

/**
 * SHA-256(0x00 ‖ id ‖ sealed). The entry of a line of before, whose text was not committed to, is this hash
 * alone.
 */
export const sealedHash = (id: string, sealed: Uint8Array): Hash =>
  createHash("sha256").update(Uint8Array.of(0)).update(id).update(sealed).digest();
