import { type KeyObject, verify } from "node:crypto";

/** Hash by curve (ANTS specification v3.3.9, "Signature"); names as Node gives them. */
const hashOf: Readonly<Record<string, { readonly hash: string; readonly bytes: number }>> = {
  prime256v1: { hash: "sha256", bytes: 64 },
  secp384r1: { hash: "sha384", bytes: 96 },
  secp521r1: { hash: "sha512", bytes: 132 },
};

/** Whether `signature` (r‖s, IEEE P1363) is the key's over these bytes. False for a key of another kind. */
export function holds(signed: Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  const curve = hashOf[key.asymmetricKeyDetails?.namedCurve ?? ""];
  if (curve === undefined || signature.length !== curve.bytes) return false;
  return verify(curve.hash, signed, { key, dsaEncoding: "ieee-p1363" }, signature);
}

/**
 * The hash to sign with, for a key on this curve.
 * @throws TypeError for another kind of key.
 */
export function hashFor(key: KeyObject): string {
  const curve = hashOf[key.asymmetricKeyDetails?.namedCurve ?? ""];
  if (curve === undefined) throw new TypeError("A 2D-Doc is signed on P-256, P-384 or P-521.");
  return curve.hash;
}
