import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { keysErrors } from "./errors.ts";

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM (NIST SP 800-38D). A key object, not bytes: Node 24 takes four times longer to read a key from a buffer. `bound` becomes the associated data: the same words must be given to open.
 * @returns version byte, nonce, ciphertext, tag
 */
export function seal(key: KeyObject, bound: readonly string[], plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(bound));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, body, cipher.getAuthTag()]);
}

/** Opens what `seal` closed under the same key and words. Throws keys.cannot_open otherwise. */
export function open(key: KeyObject, bound: readonly string[], sealed: Buffer): Buffer {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== VERSION)
    throw keysErrors.error("keys.cannot_open");
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(bound));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const body = sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw keysErrors.error("keys.cannot_open");
  }
}

/** Length-prefixed, so that ["a", "bc"] and ["ab", "c"] never bind alike. */
function associatedData(words: readonly string[]): Buffer {
  return Buffer.from(words.map((word) => `${Buffer.byteLength(word)}:${word}`).join(""));
}
