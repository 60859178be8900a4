import { createSecretKey, type KeyObject } from "node:crypto";
import { openToken, Pkcs11Error, type Token, type TokenOptions } from "@ardeco/pkcs11";
import type { JWK } from "jose";
import { ElementError, type SecureElement } from "./secure-element.ts";

/** Labels of the two keys that are not of cards: P-256, and AES-128. */
export const SIGNING_LABEL = "reader-signature";
export const SEALING_LABEL = "reader-sealing";
const SEALING_USE = "ardeco reader files 1";
/** AN10922, for a key of AES-128. */
const AES_128 = 0x01;
/** Longer than a block with its first byte, a CMAC is what AN10922 computes; shorter, it is another key. */
const SHORTEST_INPUT = 16;
const LONGEST_INPUT = 31;

/**
 * Keys in a PKCS#11 token, none of which leaves it; a card's own is what the token computes. Throws
 * Pkcs11Error.
 */
export async function openTokenElement(options: TokenOptions): Promise<SecureElement> {
  const token = await openToken(options);
  try {
    const point = Buffer.from(await token.publicPoint(SIGNING_LABEL));
    const [x, y] = [point.subarray(0, 32).toString("base64url"), point.subarray(32).toString("base64url")];
    return new TokenElement(token, { kty: "EC", crv: "P-256", x, y }, await sealingKeyOf(token));
  } catch (error) {
    await token.close();
    throw error;
  }
}

/**
 * Two blocks of a counter (NIST SP 800-108): AES-256 from the token's AES-128, which is never lent for
 * anything else.
 */
async function sealingKeyOf(token: Token): Promise<KeyObject> {
  const use = new TextEncoder().encode(SEALING_USE);
  const [first, second] = [
    await token.cmac(SEALING_LABEL, Uint8Array.of(1, ...use)),
    await token.cmac(SEALING_LABEL, Uint8Array.of(2, ...use)),
  ];
  const whole = Buffer.concat([first, second]);
  const key = createSecretKey(whole);
  for (const part of [first, second, whole]) part.fill(0);
  return key;
}

class TokenElement implements SecureElement {
  readonly #token: Token;
  readonly publicKey: JWK;
  readonly sealingKey: KeyObject;

  constructor(token: Token, publicKey: JWK, sealingKey: KeyObject) {
    this.#token = token;
    this.publicKey = publicKey;
    this.sealingKey = sealingKey;
  }

  async diversify(label: string, input: Uint8Array): Promise<Uint8Array> {
    if (input.length < SHORTEST_INPUT || input.length > LONGEST_INPUT)
      throw new RangeError(`A diversification input has ${SHORTEST_INPUT} to ${LONGEST_INPUT} bytes.`);
    // The configuration names keys of cards: it never makes the one that seals this reader's files compute.
    if (label === SEALING_LABEL) throw new ElementError("no_such_key", `${label} is no key of cards.`);
    try {
      return await this.#token.cmac(label, Uint8Array.of(AES_128, ...input));
    } catch (error) {
      if (error instanceof Pkcs11Error && error.code === "no_such_key")
        throw new ElementError("no_such_key", error.message);
      throw error;
    }
  }

  sign(data: Uint8Array): Promise<Uint8Array> {
    return this.#token.signEs256(SIGNING_LABEL, data);
  }

  close(): Promise<void> {
    return this.#token.close();
  }
}
