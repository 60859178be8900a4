import type { KeyObject } from "node:crypto";
import type { JWK } from "jose";

/**
 * What holds the keys beside the program: a PKCS#11 token, or memory for tests and demonstrations. Master
 * keys and the reader's own never leave it. A card's key does, for as long as one session with that card: the
 * caller wipes it.
 */
export interface SecureElement {
  /**
   * The key of one card, from a master key known by its label (NXP AN10922, AES-128). 16 bytes, the caller's
   * to wipe. Throws ElementError `no_such_key`.
   */
  diversify(label: string, input: Uint8Array): Promise<Uint8Array>;
  /** ES256 (RFC 7518 section 3.4) over these bytes: r and s, 64 bytes. */
  sign(data: Uint8Array): Promise<Uint8Array>;
  /** Of the key that signs. */
  readonly publicKey: JWK;
  /** AES-256: what the program writes on the disk is sealed by it. */
  readonly sealingKey: KeyObject;
  close(): Promise<void>;
}

export type ElementErrorCode = "no_such_key" | "not_there" | "refused";

export class ElementError extends Error {
  override readonly name = "ElementError";
  readonly code: ElementErrorCode;
  constructor(code: ElementErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
