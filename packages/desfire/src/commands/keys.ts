import { bytes, concat, NONE, xor } from "../bytes.ts";
import { checksum } from "../crypto/checksum.ts";
import { ADMINISTRATIVE, HIDDEN, type Message } from "../messaging/messaging.ts";
import { CODES } from "./codes.ts";

export interface KeyChange {
  readonly key: Uint8Array;
  readonly version: number;
  /** The key as it is; absent for the one that authenticated. */
  readonly former?: Uint8Array;
}

/**
 * Another key than the one in use goes with the former, so that nobody changes a key that they do not know,
 * and with its own checksum. `number` is the key's, with 0x80 for the card's own master key (an AES key).
 */
export function changeKey(number: number, { key, version, former }: KeyChange): Message {
  if (key.length !== 16) throw new RangeError("An AES-128 key has 16 bytes.");
  const data = concat(former === undefined ? key : xor(key, former), bytes(version));
  const tail = former === undefined ? NONE : checksum(key);
  return { code: CODES.changeKey, header: bytes(number), data, tail, protection: HIDDEN };
}

export const getKeyVersion = (keyNo: number): Message => ({
  code: CODES.getKeyVersion,
  header: bytes(keyNo),
  data: NONE,
  protection: ADMINISTRATIVE,
});
