import { fromBase45 } from "./base45.ts";
import type { CryptoKey } from "./keys.ts";
import { RefusedCode } from "./refusal.ts";
import {
  deriveSecret,
  type Holder,
  importSecret,
  ROTATING_PREFIX,
  type RotatingCheck,
  readRotatingCode,
} from "./rotating-code.ts";

/**
 * By which a contactless reader selects a phone that carries our codes (ISO/IEC 7816-4, 8.2.1.2): F0,
 * “ARDECO”, version 1. Of nobody's register.
 */
export const NFC_APPLICATION: Uint8Array<ArrayBuffer> = Uint8Array.of(
  0xf0,
  0x41,
  0x52,
  0x44,
  0x45,
  0x43,
  0x4f,
  0x01,
);
export const NFC_CHALLENGE_BYTES = 16;
/** 128 bits: nobody looks at who tries. */
const PROOF_BYTES = 16;
const ID_BYTES = 16;
const LONGEST = 60 + PROOF_BYTES;
const LABEL = new TextEncoder().encode("ardeco nfc 1");

/**
 * What the phone answers to a challenge: the code that it shows now, then its proof of both. Throws TypeError
 * for another challenge than of 16 bytes.
 */
export async function writeNfcAnswer(
  code: string,
  secret: CryptoKey,
  challenge: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  if (challenge.length !== NFC_CHALLENGE_BYTES) throw new TypeError("a challenge of 16 bytes");
  const text = new TextEncoder().encode(code);
  return Uint8Array.from([...text, ...(await proofOf(secret, challenge, text))]);
}

/**
 * Whose phone answered this challenge, if its code is of now. The proof is looked at before the code is
 * spent: an answer that was recorded spends nothing. Throws RefusedCode, as readRotatingCode.
 */
export async function readNfcAnswer(
  answer: Uint8Array,
  challenge: Uint8Array,
  check: RotatingCheck,
): Promise<Holder> {
  if (answer.length <= PROOF_BYTES || answer.length > LONGEST) throw new RefusedCode("malformed");
  const text = answer.slice(0, -PROOF_BYTES);
  const code = new TextDecoder("ascii").decode(text);
  if (!code.startsWith(ROTATING_PREFIX)) throw new RefusedCode("malformed");
  const said = fromBase45(code.slice(ROTATING_PREFIX.length));
  const [generation = 0, ...rest] = said;
  const root = await check.findRoot(generation);
  if (root === undefined) throw new RefusedCode("unknown-key");
  const id = Uint8Array.from(rest.slice(0, ID_BYTES));
  if (id.length !== ID_BYTES) throw new RefusedCode("malformed");
  const secret = await importSecret(await deriveSecret(root, { generation, id }));
  const expected = await proofOf(secret, challenge, text);
  let different = 0;
  for (const [at, byte] of expected.entries()) different |= byte ^ (answer[text.length + at] ?? 0x100);
  if (different !== 0) throw new RefusedCode("wrong-signature");
  return readRotatingCode(code, check);
}

async function proofOf(secret: CryptoKey, challenge: Uint8Array, text: Uint8Array): Promise<Uint8Array> {
  const said = Uint8Array.from([...LABEL, ...challenge, ...text]);
  return new Uint8Array(await crypto.subtle.sign({ name: "HMAC", hash: "SHA-256" }, secret, said)).slice(
    0,
    PROOF_BYTES,
  );
}
