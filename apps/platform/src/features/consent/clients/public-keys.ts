import { createPublicKey, type JsonWebKey } from "node:crypto";
import { type Static, Type } from "typebox";
import { Check } from "typebox/value";
import { hasNullByte } from "../../../kernel/text.ts";

const MAX_KEYS = 10;
const MIN_RSA_BITS = 2_048;
/** Members that only a private or a shared key has (RFC 7518, sections 6.2.2, 6.3.2 and 6.4). */
const PRIVATE = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
const CURVES = ["prime256v1", "secp384r1", "secp521r1"];

/** Public keys that a vendor hands over (RFC 7517): EC, Ed25519 or RSA. */
export const PublicKeys = Type.Object({
  keys: Type.Array(Type.Object({ kty: Type.Enum(["EC", "RSA", "OKP"]) }), {
    minItems: 1,
    maxItems: MAX_KEYS,
  }),
});
export type PublicKeys = Static<typeof PublicKeys>;

export type KeysProblem = "clients.keys_not_valid" | "clients.key_is_private";

/** Keys as given → what stands in the way; undefined when they will do. */
export function findKeysProblem(given: unknown): KeysProblem | undefined {
  if (isPrivate(given)) return "clients.key_is_private";
  if (!Check(PublicKeys, given) || hasNullByte(given)) return "clients.keys_not_valid";
  return given.keys.every(isStrong) ? undefined : "clients.keys_not_valid";
}

/** Whatever its shape: a key that was pasted by mistake is burnt, and its owner is told. */
function isPrivate(given: unknown): boolean {
  if (typeof given !== "object" || given === null) return false;
  const keys: readonly unknown[] = "keys" in given && Array.isArray(given.keys) ? given.keys : [given];
  return keys.some(
    (key) => typeof key === "object" && key !== null && PRIVATE.some((name) => Object.hasOwn(key, name)),
  );
}

function isStrong(jwk: JsonWebKey): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey({ key: jwk, format: "jwk" });
    if (asymmetricKeyType === "ed25519") return true;
    if (asymmetricKeyType === "ec") return CURVES.includes(asymmetricKeyDetails?.namedCurve ?? "");
    return asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS;
  } catch {
    return false;
  }
}
