import { createHmac, webcrypto } from "node:crypto";
import { type CryptoKey, importRoot, keyIdOf, type Signer } from "@ardeco/signed-qr";
import type { Context } from "../../../kernel/context.ts";
import { buildSigningPair } from "../../trust/keys/index.ts";
import type { SupportId } from "./support.ts";

/** Another word here gives every authority another signing key: all printed codes are printed again. */
const GENERATION = "1";
const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

/** With which the authority signs codes and its deny list. */
export async function getCodeSigner(context: Context): Promise<Signer> {
  const { privateJwk } = buildSigningPair(context, "supports", GENERATION);
  const key = await webcrypto.subtle.importKey("jwk", privateJwk, P256, false, ["sign"]);
  return { key, keyId: await keyIdOf(await getCodeVerifier(context)) };
}

export async function getCodeVerifier(context: Context): Promise<CryptoKey> {
  const { publicJwk } = buildSigningPair(context, "supports", GENERATION);
  return webcrypto.subtle.importKey("jwk", publicJwk, P256, true, ["verify"]);
}

/** What a terminal that is offline verifies codes with. */
export async function getPublicCodeKey(
  context: Context,
): Promise<{ readonly kid: string; readonly x: string; readonly y: string }> {
  const { publicJwk } = buildSigningPair(context, "supports", GENERATION);
  const kid = Buffer.from(await keyIdOf(await getCodeVerifier(context))).toString("base64url");
  return { kid, x: publicJwk.x, y: publicJwk.y };
}

/** Of this authority alone: another one that this installation serves does not sign in its name. */
export async function findCodeKey(
  context: Context,
  keyId: Uint8Array,
  issuer: string,
): Promise<CryptoKey | undefined> {
  if (issuer !== context.authorityId) return undefined;
  const key = await getCodeVerifier(context);
  return Buffer.from(await keyIdOf(key)).equals(keyId) ? key : undefined;
}

/**
 * The root of rotating codes changes with the year: a phone is bound again each year (`rules.expiresFrom`).
 */
export const computeRootGeneration = (now: Date): number => now.getUTCFullYear() - 2000;

/** Undefined for a year that no phone of today was bound in. */
export async function findRoot(context: Context, generation: number): Promise<CryptoKey | undefined> {
  const age = computeRootGeneration(context.now()) - generation;
  if (age < 0 || age > 1) return undefined;
  return importRoot(computeRootBytes(context, generation));
}

function computeRootBytes(context: Context, generation: number): Buffer {
  const { keyring } = context.ports;
  return keyring.derive("signing", "supports-rotating", context.authorityId, String(generation)).export();
}

/** What is used once a step: a code that is shown, or what a phone proves to be given what it keeps. */
export type StepUse = "supports-steps" | "supports-pocket-steps";

/** Who used a code, for a minute, under a name that no other row bears: one for each use. */
export function computeStepHolder(context: Context, id: Uint8Array, use: StepUse = "supports-steps"): Buffer {
  const key = context.ports.keyring.derive("signing", use, context.authorityId);
  return createHmac("sha256", key).update(id).digest();
}

/** The sixteen bytes of a support's id, which codes carry. */
export const toCodeId = (id: SupportId): Uint8Array =>
  Uint8Array.from(Buffer.from(id.replaceAll("-", ""), "hex"));
