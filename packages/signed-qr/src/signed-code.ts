import { fromBase45, toBase45 } from "./base45.ts";
import { fromCbor, isBytes, isMap, toCbor } from "./cbor.ts";
import { RefusedCode } from "./refusal.ts";
import { byIssuer, ISSUER, type KeyFinder, openOnce, type Signer, signOnce } from "./sign1.ts";

/**
 * Before anything is read: what kind of code this is, and of which version. Signs of the alphanumeric mode.
 */
export const SIGNED_PREFIX = "AS1:";

/** CWT claims (RFC 8392, section 3.1). */
const EXPIRES = 4;
const NOT_BEFORE = 5;
const ID = 7;

/**
 * Whatever a code is worth, a terminal reads no more than that: a QR code in alphanumeric mode holds 4296
 * signs.
 */
const LONGEST = 400;

/** A clock that is a minute late is no reason to turn somebody away. */
const LEEWAY_S = 60;

export interface SignedCode {
  /** Who says so: at most 40 signs. */
  readonly issuer: string;
  /** Sixteen bytes that mean nothing to whoever only reads them. */
  readonly id: Uint8Array;
  readonly notBefore: Date;
  readonly expires: Date;
}

/**
 * A text of about 200 signs for a QR code: CWT (RFC 8392) in COSE_Sign1, in base45. Whoever copies it has it:
 * say so to its holder.
 */
export async function writeSignedCode(code: SignedCode, signer: Signer): Promise<string> {
  if (code.id.length !== 16 || code.issuer.length > 40)
    throw new TypeError("an id of 16 bytes, an issuer of 40 signs");
  const claims = new Map<number, unknown>([
    [ISSUER, code.issuer],
    [EXPIRES, seconds(code.expires)],
    [NOT_BEFORE, seconds(code.notBefore)],
    [ID, Uint8Array.from(code.id)],
  ]);
  return SIGNED_PREFIX + toBase45(await signOnce(toCbor(claims), signer));
}

/**
 * What a signed code says, its signature first. Throws RefusedCode malformed, unknown-key, wrong-signature,
 * not-yet, expired. Whether its support still stands is another question: see DenyList.
 */
export async function readSignedCode(
  text: string,
  { findKey, now }: { readonly findKey: KeyFinder; readonly now: Date },
): Promise<SignedCode> {
  if (!text.startsWith(SIGNED_PREFIX) || text.length > LONGEST) throw new RefusedCode("malformed");
  const payload = await openOnce(fromBase45(text.slice(SIGNED_PREFIX.length)), byIssuer(findKey));
  const code = readClaims(fromCbor(payload));
  if (seconds(now) < seconds(code.notBefore) - LEEWAY_S) throw new RefusedCode("not-yet");
  if (seconds(now) >= seconds(code.expires)) throw new RefusedCode("expired");
  return code;
}

function readClaims(claims: unknown): SignedCode {
  if (!isMap(claims)) throw new RefusedCode("malformed");
  const [issuer, id] = [claims.get(ISSUER), claims.get(ID)];
  if (typeof issuer !== "string" || !isBytes(id) || id.length !== 16) throw new RefusedCode("malformed");
  return { issuer, id, notBefore: instant(claims.get(NOT_BEFORE)), expires: instant(claims.get(EXPIRES)) };
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

export function instant(value: unknown): Date {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 0xffff_ffff)
    throw new RefusedCode("malformed");
  return new Date(value * 1000);
}
