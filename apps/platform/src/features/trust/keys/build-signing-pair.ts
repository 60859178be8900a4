import { createECDH } from "node:crypto";
import type { Context } from "../../../kernel/context.ts";

/** Order of the P-256 group (FIPS 186-5 and SP 800-186, section 3.2.1.3). */
const ORDER = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
/**
 * 64 bits more than the order: what the reduction then favours is below 2^-64 (FIPS 186-5, appendix A.2.1).
 */
const SEED_BYTES = 40;

interface PublicJwk {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

export interface SigningPair {
  readonly publicJwk: PublicJwk;
  readonly privateJwk: PublicJwk & { readonly d: string };
}

/**
 * The P-256 pair of an authority for one purpose: derived from the root key "signing", so that every server
 * has it and no table does. Another purpose, or another generation in it, is another pair.
 */
export function buildSigningPair(context: Context, ...purpose: readonly string[]): SigningPair {
  const privateKey = computeSigningScalar(context, purpose);
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(privateKey);
  // Uncompressed point: 0x04, x, y.
  const point = pair.getPublicKey();
  const publicJwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33, 65).toString("base64url"),
  } as const;
  return { publicJwk, privateJwk: { ...publicJwk, d: privateKey.toString("base64url") } };
}

/**
 * Key pair generation by extra random bits (FIPS 186-5, appendix A.2.1), from derived bytes instead of drawn
 * ones.
 */
function computeSigningScalar(context: Context, [use = "", ...generation]: readonly string[]): Buffer {
  const { keyring } = context.ports;
  const derive = (half: string) =>
    keyring.derive("signing", use, context.authorityId, ...generation, half).export();
  const seed = Buffer.concat([derive("high"), derive("low")]).subarray(0, SEED_BYTES);
  const value = (BigInt(`0x${seed.toString("hex")}`) % (ORDER - 1n)) + 1n;
  return Buffer.from(value.toString(16).padStart(64, "0"), "hex");
}
