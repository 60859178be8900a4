import { Tag } from "cbor2";
import { fromCbor, isBytes, isMap, toCbor } from "./cbor.ts";
import type { CryptoKey } from "./keys.ts";
import { RefusedCode } from "./refusal.ts";

/**
 * RFC 9052: the tag of COSE_Sign1 (section 2), the labels of headers (section 3.1), ES256 (RFC 9053, section
 * 2.1).
 */
const TAG = 18;
const ALGORITHM = 1;
const KEY_ID = 4;
const ES256 = -7;

const ECDSA = { name: "ECDSA", hash: "SHA-256" } as const;

/** Who signs: a P-256 private key, and the short name under which terminals know its public half. */
export interface Signer {
  readonly keyId: Uint8Array;
  readonly key: CryptoKey;
}

type Found = CryptoKey | undefined | Promise<CryptoKey | undefined>;

/**
 * The public key of that name, if the terminal knows it as a key of that issuer: nobody signs in the name of
 * another. `issuer` is what the message says, before it is verified.
 */
export type KeyFinder = (keyId: Uint8Array, issuer: string) => Found;

/** CWT claim (RFC 8392, section 3.1.1). */
export const ISSUER = 1;

/** Finds under the issuer that the claims name. Throws RefusedCode malformed when they name none. */
export const byIssuer =
  (findKey: KeyFinder) =>
  (keyId: Uint8Array, payload: Uint8Array): Found => {
    const claims = fromCbor(payload);
    const issuer = isMap(claims) ? claims.get(ISSUER) : undefined;
    if (typeof issuer !== "string") throw new RefusedCode("malformed");
    return findKey(keyId, issuer);
  };

/** COSE_Sign1 (RFC 9052, section 4.2), tagged, ES256; algorithm and key are both in what is signed. */
export async function signOnce(
  payload: Uint8Array,
  { keyId, key }: Signer,
): Promise<Uint8Array<ArrayBuffer>> {
  const header = toCbor(
    new Map<number, unknown>([
      [ALGORITHM, ES256],
      [KEY_ID, Uint8Array.from(keyId)],
    ]),
  );
  const content = Uint8Array.from(payload);
  const signature = await crypto.subtle.sign(ECDSA, key, toBeSigned(header, content));
  return toCbor(new Tag(TAG, [header, new Map(), content, new Uint8Array(signature)]));
}

/**
 * The payload, once its signature was verified. `findKey` is given it before. Throws RefusedCode malformed,
 * unknown-key, wrong-signature.
 */
export async function openOnce(
  bytes: Uint8Array,
  findKey: (keyId: Uint8Array, payload: Uint8Array) => Found,
): Promise<Uint8Array> {
  const { header, keyId, payload, signature } = readOnce(fromCbor(bytes));
  const key = await findKey(keyId, payload);
  if (key === undefined) throw new RefusedCode("unknown-key");
  const isGenuine = await crypto.subtle.verify(
    ECDSA,
    key,
    Uint8Array.from(signature),
    toBeSigned(header, payload),
  );
  if (!isGenuine) throw new RefusedCode("wrong-signature");
  return payload;
}

/** Sig_structure (RFC 9052, section 4.4), without external data. */
const toBeSigned = (header: Uint8Array, payload: Uint8Array) =>
  toCbor(["Signature1", Uint8Array.from(header), new Uint8Array(), Uint8Array.from(payload)]);

function readOnce(item: unknown) {
  if (!(item instanceof Tag) || item.tag !== TAG || !Array.isArray(item.contents)) throw malformed();
  const parts: readonly unknown[] = item.contents;
  const [header, unsigned, payload, signature] = parts;
  if (parts.length !== 4 || !isBytes(header) || !isMap(unsigned)) throw malformed();
  if (!isBytes(payload) || !isBytes(signature) || signature.length !== 64) throw malformed();
  return { header, payload, signature, keyId: readKeyId(fromCbor(header), unsigned) };
}

/**
 * In what is signed, or beside it as others write it: there it only says which key to try. Nothing else is
 * understood, so nothing else passes.
 */
function readKeyId(signed: unknown, unsigned: ReadonlyMap<unknown, unknown>): Uint8Array {
  if (!isMap(signed) || signed.get(ALGORITHM) !== ES256) throw malformed();
  const within = signed.get(KEY_ID);
  const beside = unsigned.get(KEY_ID);
  const keyId = within ?? beside;
  const isAlone = signed.size + unsigned.size === 2;
  if (!isAlone || !isBytes(keyId)) throw malformed();
  return keyId;
}

const malformed = () => new RefusedCode("malformed");
