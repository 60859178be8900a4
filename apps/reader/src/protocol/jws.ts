import { calculateJwkThumbprint } from "jose";
import type { SecureElement } from "../element/secure-element.ts";

/**
 * Signs what the reader says (compact JWS, RFC 7515, ES256): jose signs with keys that it holds, and this one
 * stays in its element.
 */
export type Signer = (type: string, payload: unknown) => Promise<string>;

export async function signerOf(element: SecureElement): Promise<Signer> {
  const kid = await calculateJwkThumbprint(element.publicKey);
  return async (typ, payload) => {
    const signed = `${encoded({ alg: "ES256", typ, kid })}.${encoded(payload)}`;
    const signature = await element.sign(Buffer.from(signed));
    return `${signed}.${Buffer.from(signature).toString("base64url")}`;
  };
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
