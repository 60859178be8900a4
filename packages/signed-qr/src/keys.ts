import type { webcrypto } from "node:crypto";

/** As WebCrypto gives it, in Node.js and in browsers. */
export type CryptoKey = webcrypto.CryptoKey;

/**
 * A name of eight bytes for a public key: the beginning of its thumbprint over the uncompressed point
 * (SHA-256).
 */
export async function keyIdOf(publicKey: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  const point = await crypto.subtle.exportKey("raw", publicKey);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", point)).slice(0, 8);
}
