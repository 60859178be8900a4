import { randomUUID } from "node:crypto";
import { importJWK, type JWK, SignJWT } from "jose";
import * as openid from "openid-client";
import type { Options } from "./options.ts";

const ASSERTION_SECONDS = 60;

/** How the application proves who it is: to the provider, and to the platform's own API. */
export interface Credentials {
  readonly forOpenId: openid.ClientAuth;
  /** Value of `Authorization` for one call to `address`. */
  forApi(address: string, now: Date): Promise<string>;
}

export async function readCredentials({ clientId, clientSecret, privateKey }: Options): Promise<Credentials> {
  if ((clientSecret === undefined) === (privateKey === undefined))
    throw new TypeError("give clientSecret or privateKey, and not both");
  return privateKey ? byKey(clientId, privateKey) : bySecret(clientId, clientSecret ?? "");
}

function bySecret(clientId: string, secret: string): Credentials {
  const basic = `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
  return { forOpenId: openid.ClientSecretBasic(secret), forApi: async () => basic };
}

/**
 * RFC 7523, section 3: `aud` is the address called, so that one made for the token endpoint opens nothing
 * else.
 */
async function byKey(clientId: string, jwk: JWK): Promise<Credentials> {
  const alg = algorithmOf(jwk);
  const key = await importJWK(jwk, alg);
  if (key instanceof Uint8Array || key.type !== "private")
    throw new TypeError("privateKey is not a private key");
  const { kid } = jwk;
  return {
    forOpenId: openid.PrivateKeyJwt(kid === undefined ? key : { key, kid }),
    forApi: async (address, now) => {
      const iat = Math.floor(now.getTime() / 1000);
      const claims = { iss: clientId, sub: clientId, aud: address, jti: randomUUID() };
      const assertion = await new SignJWT({ ...claims, iat, exp: iat + ASSERTION_SECONDS })
        .setProtectedHeader(kid === undefined ? { alg } : { alg, kid })
        .sign(key);
      return `Bearer ${assertion}`;
    },
  };
}

const algorithms: Readonly<Record<string, string>> = {
  "P-256": "ES256",
  "P-384": "ES384",
  "P-521": "ES512",
  Ed25519: "Ed25519",
};

function algorithmOf({ alg, kty, crv = "" }: JWK): string {
  const found = alg ?? (kty === "RSA" ? "PS256" : algorithms[crv]);
  if (found === undefined) throw new TypeError(`no signature is known for a key ${kty} ${crv}`);
  return found;
}
