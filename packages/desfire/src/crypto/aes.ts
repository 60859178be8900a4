import { createCipheriv, createDecipheriv } from "node:crypto";
import { concat } from "../bytes.ts";

export const ZERO_BLOCK = new Uint8Array(16);

/** AES-128 in CBC over whole blocks, without padding. */
export function encrypt(key: Uint8Array, iv: Uint8Array, blocks: Uint8Array): Uint8Array {
  const cipher = createCipheriv("aes-128-cbc", key, iv).setAutoPadding(false);
  return concat(cipher.update(blocks), cipher.final());
}

export function decrypt(key: Uint8Array, iv: Uint8Array, blocks: Uint8Array): Uint8Array {
  const cipher = createDecipheriv("aes-128-cbc", key, iv).setAutoPadding(false);
  return concat(cipher.update(blocks), cipher.final());
}
