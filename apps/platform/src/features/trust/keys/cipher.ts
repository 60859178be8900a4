import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import { keysErrors } from "./errors.ts";

/** Of a seal whose key comes from no generation of the vault: a person's own, a sector's. */
const FIRST = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM (NIST SP 800-38D). A key object, not bytes: Node 24 takes four times longer to read a key from
 * a buffer. `bound` becomes the associated data: the same words must be given to open.
 * @param generation of the vault that the key comes from
 * @returns generation on one byte, nonce, ciphertext, tag
 */
export function seal(key: KeyObject, bound: readonly string[], plain: Buffer, generation = FIRST): Buffer {
  const nonce = drawNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(encodeAssociatedData(bound));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(generation), nonce, body, cipher.getAuthTag()]);
}

/**
 * Drawn by the hundred: one call to the system's generator costs as much as half a seal. Each is given once.
 */
const drawn = { bytes: Buffer.alloc(0), given: 0 };

function drawNonce(): Buffer {
  if (drawn.given + NONCE_BYTES > drawn.bytes.length) {
    drawn.bytes = randomBytes(NONCE_BYTES * 256);
    drawn.given = 0;
  }
  const nonce = drawn.bytes.subarray(drawn.given, drawn.given + NONCE_BYTES);
  drawn.given += NONCE_BYTES;
  return nonce;
}

/** Under which generation of the vault it says that it is sealed; 0: empty. */
export const readSealGeneration = (sealed: Buffer): number => sealed[0] ?? 0;

/** Opens what `seal` closed under the same key, words and generation. Throws keys.cannot_open otherwise. */
export function open(key: KeyObject, bound: readonly string[], sealed: Buffer, generation = FIRST): Buffer {
  if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || readSealGeneration(sealed) !== generation)
    throw keysErrors.error("keys.cannot_open");
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(encodeAssociatedData(bound));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const body = sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw keysErrors.error("keys.cannot_open");
  }
}

/** Length-prefixed, so that ["a", "bc"] and ["ab", "c"] never bind alike. */
function encodeAssociatedData(words: readonly string[]): Buffer {
  return Buffer.from(words.map((word) => `${Buffer.byteLength(word)}:${word}`).join(""));
}
