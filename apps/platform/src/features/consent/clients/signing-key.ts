import { createPrivateKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint, type JWK } from "jose";
import type { Context } from "../../../kernel/context.ts";
import { buildSigningPair } from "../../trust/keys/index.ts";

/** Another word here gives every authority another key. */
const GENERATION = "1";

export interface SigningKey {
  readonly kid: string;
  readonly key: KeyObject;
  readonly publicJwk: JWK;
}

/** The ES256 key with which an authority signs what it tells services. */
export async function getSigningKey(context: Context): Promise<SigningKey> {
  const { publicJwk, privateJwk } = buildSigningPair(context, "security-events", GENERATION);
  const kid = await calculateJwkThumbprint(publicJwk);
  return {
    kid,
    key: createPrivateKey({ key: { ...privateJwk }, format: "jwk" }),
    publicJwk: { ...publicJwk, kid, alg: "ES256", use: "sig" },
  };
}

/**
 * The public keys with which receivers verify this authority's tokens (RFC 7517), to publish beside the
 * issuer's.
 */
export async function getSigningJwks(context: Context): Promise<{ keys: JWK[] }> {
  return { keys: [(await getSigningKey(context)).publicJwk] };
}
