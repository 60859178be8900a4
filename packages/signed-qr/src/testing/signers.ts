import { keyIdOf } from "../keys.ts";
import type { KeyFinder, Signer } from "../sign1.ts";

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

/**
 * An authority that signs, and what a terminal that knows it alone finds; with `issuer`, under that name
 * only.
 */
export async function aSigner(
  issuer?: string,
): Promise<{ readonly signer: Signer; readonly findKey: KeyFinder }> {
  const pair = await crypto.subtle.generateKey(P256, true, ["sign", "verify"]);
  const keyId = await keyIdOf(pair.publicKey);
  return {
    signer: { keyId, key: pair.privateKey },
    findKey: (asked, named) => {
      const isOurs = asked.join() === keyId.join() && (issuer ?? named) === named;
      return isOurs ? pair.publicKey : undefined;
    },
  };
}

/** A public key as standards print it: its two coordinates in hexadecimal. */
export function publicKey(x: string, y: string) {
  const point = Uint8Array.from(Buffer.from(`04${x}${y}`, "hex"));
  return crypto.subtle.importKey("raw", point, P256, true, ["verify"]);
}

export const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ""), "hex"));
export const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** The name of the refusal; fails when nothing is refused, or when anything else than a refusal is thrown. */
export async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  const thrown = await attempt.then(
    () => "accepted",
    (error: unknown) => error,
  );
  if (typeof thrown === "object" && thrown !== null && "refusal" in thrown) return String(thrown.refusal);
  throw new Error(`not a refusal: ${String(thrown)}`);
}
