import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";

/** A key of an application, or of a thief. */
export interface Key {
  readonly privateKey: KeyObject;
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly privateJwk: Readonly<Record<string, unknown>>;
}

export function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    privateKey,
    jwk: { ...publicKey.export({ format: "jwk" }) },
    privateJwk: { ...privateKey.export({ format: "jwk" }) },
  };
}

export const newVerifier = (): string => `${randomUUID()}${randomUUID()}`;
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");
export const seconds = (): number => Math.floor(Date.now() / 1000);

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Signed with ES256, whatever its header says; members that are undefined are left out. */
export function signed(header: object, payload: object, { privateKey }: Key): string {
  const content = `${encoded(header)}.${encoded(payload)}`;
  const signature = sign("sha256", Buffer.from(content), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${content}.${signature.toString("base64url")}`;
}

export const unsigned = (payload: object): string => `${encoded({ alg: "none" })}.${encoded(payload)}.`;

/** A proof of possession (RFC 9449, section 4.2) for one request. */
export function proof(
  key: Key,
  request: { readonly htm: string; readonly htu: string; readonly token?: string },
  { header = {}, payload = {} }: { readonly header?: object; readonly payload?: object } = {},
): string {
  const { htm, htu, token } = request;
  const claims = { htm, htu, iat: seconds(), jti: randomUUID(), ...(token ? { ath: sha256(token) } : {}) };
  return signed({ typ: "dpop+jwt", alg: "ES256", jwk: key.jwk, ...header }, { ...claims, ...payload }, key);
}
