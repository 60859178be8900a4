import { concat, xor } from "../bytes.ts";
import { encrypt, ZERO_BLOCK } from "./aes.ts";
import { padded } from "./padding.ts";

export interface Subkeys {
  /** For a message of whole blocks. */
  readonly k1: Uint8Array;
  /** For one that was padded. */
  readonly k2: Uint8Array;
}

/** RFC 4493, section 2.3. */
export function subkeys(key: Uint8Array): Subkeys {
  const k1 = doubled(encrypt(key, ZERO_BLOCK, ZERO_BLOCK));
  return { k1, k2: doubled(k1) };
}

/**
 * AES-CMAC (RFC 4493, NIST SP 800-38B), 16 bytes. EV1 chains it: what came before is its initialisation
 * vector, which the standard does not have and libraries do not offer.
 */
export function cmac(key: Uint8Array, message: Uint8Array, iv: Uint8Array = ZERO_BLOCK): Uint8Array {
  const { k1, k2 } = subkeys(key);
  const whole = message.length > 0 && message.length % 16 === 0;
  const blocks = whole ? message : padded(message);
  return lastBlock(key, blocks, whole ? k1 : k2, iv);
}

/** The subkey goes on the last block, then CBC; the result is its last block. */
export function lastBlock(
  key: Uint8Array,
  blocks: Uint8Array,
  subkey: Uint8Array,
  iv: Uint8Array,
): Uint8Array {
  const marked = concat(blocks.subarray(0, -16), xor(blocks.subarray(-16), subkey));
  return encrypt(key, iv, marked).slice(-16);
}

/** MACt of EV2: bytes 1, 3, 5… 15. */
export const truncated = (mac: Uint8Array): Uint8Array => mac.filter((_, index) => index % 2 === 1);

function doubled(block: Uint8Array): Uint8Array {
  const shifted = block.map((value, index) => (value << 1) | ((block[index + 1] ?? 0) >> 7));
  if ((block[0] ?? 0) & 0x80) shifted[15] = (shifted[15] ?? 0) ^ 0x87;
  return shifted;
}
