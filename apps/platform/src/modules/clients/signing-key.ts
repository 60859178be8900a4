import { createECDH, createPrivateKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint, type JWK } from "jose";
import type { Context } from "../../kernel/context.ts";

/** Order of the P-256 group (FIPS 186-5 and SP 800-186, section 3.2.1.3). */
const ORDER = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
/** 64 bits more than the order: what the reduction then favours is below 2^-64 (FIPS 186-5, appendix A.2.1). */
const SEED_BYTES = 40;
/** Another word here gives every authority another key. */
const GENERATION = "1";

export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
  readonly publicJwk: JWK;
}

/**
 * The ES256 key with which an authority signs what it tells services: derived from the root key "signing", so that
 * every server has it and no table does.
 */
export async function signingKey(context: Context): Promise<SigningKey> {
  const privateKey = scalar(context);
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(privateKey);
  // Uncompressed point: 0x04, x, y.
  const point = pair.getPublicKey();
  const publicJwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33, 65).toString("base64url"),
  };
  const jwk = { ...publicJwk, d: privateKey.toString("base64url") };
  const kid = await calculateJwkThumbprint(publicJwk);
  return {
    kid,
    key: createPrivateKey({ key: jwk, format: "jwk" }),
    publicJwk: { ...publicJwk, kid, alg: "ES256", use: "sig" },
  };
}

/** The public keys with which receivers verify this authority's tokens (RFC 7517), to publish beside the issuer's. */
export async function signingJwks(context: Context): Promise<{ keys: JWK[] }> {
  return { keys: [(await signingKey(context)).publicJwk] };
}

/** Key pair generation by extra random bits (FIPS 186-5, appendix A.2.1), from derived bytes instead of drawn ones. */
function scalar(context: Context): Buffer {
  const { keyring } = context.ports;
  const derive = (half: string) =>
    keyring.derive("signing", "security-events", context.authorityId, GENERATION, half).export();
  const seed = Buffer.concat([derive("high"), derive("low")]).subarray(0, SEED_BYTES);
  const value = (BigInt(`0x${seed.toString("hex")}`) % (ORDER - 1n)) + 1n;
  return Buffer.from(value.toString(16).padStart(64, "0"), "hex");
}
