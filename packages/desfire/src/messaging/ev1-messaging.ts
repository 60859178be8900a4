import { bytes, concat, NONE, same } from "../bytes.ts";
import { decrypt, encrypt, ZERO_BLOCK } from "../crypto/aes.ts";
import { checksum } from "../crypto/checksum.ts";
import { cmac } from "../crypto/cmac.ts";
import { zeroPadded } from "../crypto/padding.ts";
import {
  type Expected,
  type Message,
  type Messaging,
  NotProven,
  type Opened,
  type Protection,
  parted,
} from "./messaging.ts";

const DONE = bytes(0x00);
const MAC_LENGTH = 8;

/**
 * EV1 with AES: one key, and an initialisation vector that goes on through every message of the session. A
 * message repeated, dropped or moved no longer fits. Data is proven by a CMAC of 8 leading bytes, or hidden
 * with a CRC.
 */
export class Ev1Messaging implements Messaging {
  readonly generation = "ev1";
  readonly #key: Uint8Array;
  #iv: Uint8Array = ZERO_BLOCK;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  seal({ code, header, data, tail = NONE, protection }: Message): Uint8Array {
    const told = concat(bytes(code), header, data);
    if (protection.ev1 === "full" && data.length > 0)
      return concat(header, this.#encrypt(concat(data, checksum(told), tail)));
    const mac = this.#mac(told);
    return concat(header, data, protection.ev1 === "mac" && data.length > 0 ? mac : NONE);
  }

  openAnswer(content: Uint8Array, protection: Protection): Uint8Array {
    const hidden = protection.ev1 === "full" && content.length > 0 && content.length % 16 === 0;
    return hidden ? this.#decryptAnswer(content) : this.#provenAnswer(content);
  }

  lengthOf({ headerLength, dataLength, tailLength, protection }: Expected): number {
    if (protection.ev1 === "full" && dataLength > 0)
      return headerLength + zeroPadded(new Uint8Array(dataLength + 4 + tailLength)).length;
    return headerLength + dataLength + (protection.ev1 === "mac" && dataLength > 0 ? MAC_LENGTH : 0);
  }

  openCommand(code: number, content: Uint8Array, expected: Expected): Opened {
    if (content.length !== this.lengthOf(expected)) throw new NotProven();
    if (expected.protection.ev1 === "full" && expected.dataLength > 0)
      return this.#decryptCommand(code, content, expected);
    const end = expected.headerLength + expected.dataLength;
    const opened = parted(content.subarray(0, end), expected);
    const mac = this.#mac(concat(bytes(code), opened.header, opened.data));
    if (content.length > end && !same(mac, content.subarray(end))) throw new NotProven();
    return opened;
  }

  sealAnswer(data: Uint8Array, protection: Protection): Uint8Array {
    if (protection.ev1 === "full" && data.length > 0)
      return this.#encrypt(concat(data, checksum(concat(data, DONE))));
    return concat(data, this.#mac(concat(data, DONE)));
  }

  #decryptCommand(code: number, content: Uint8Array, expected: Expected): Opened {
    const { headerLength, dataLength, tailLength } = expected;
    const header = content.slice(0, headerLength);
    const plain = this.#decrypt(content.subarray(headerLength));
    const data = plain.slice(0, dataLength);
    const proof = checksum(concat(bytes(code), header, data));
    const end = dataLength + 4 + tailLength;
    if (!same(plain.subarray(dataLength, dataLength + 4), proof)) throw new NotProven();
    if (plain.subarray(end).some((value) => value !== 0)) throw new NotProven();
    return { header, data, tail: plain.slice(dataLength + 4, end) };
  }

  /** The length is not told: it is the one whose checksum fits. */
  #decryptAnswer(content: Uint8Array): Uint8Array {
    const plain = this.#decrypt(content);
    for (let end = plain.length - 4; end >= Math.max(0, plain.length - 19); end--) {
      const data = plain.subarray(0, end);
      const rest = plain.subarray(end + 4);
      const proven = same(plain.subarray(end, end + 4), checksum(concat(data, DONE)));
      if (proven && rest.every((value, index) => value === 0 || (index === 0 && value === 0x80)))
        return data.slice();
    }
    throw new NotProven();
  }

  #provenAnswer(content: Uint8Array): Uint8Array {
    if (content.length < MAC_LENGTH) throw new NotProven();
    const data = content.slice(0, -MAC_LENGTH);
    if (!same(this.#mac(concat(data, DONE)), content.subarray(-MAC_LENGTH))) throw new NotProven();
    return data;
  }

  #mac(told: Uint8Array): Uint8Array {
    this.#iv = cmac(this.#key, told, this.#iv);
    return this.#iv.subarray(0, MAC_LENGTH);
  }

  #encrypt(plain: Uint8Array): Uint8Array {
    const hidden = encrypt(this.#key, this.#iv, zeroPadded(plain));
    this.#iv = hidden.slice(-16);
    return hidden;
  }

  #decrypt(hidden: Uint8Array): Uint8Array {
    const plain = decrypt(this.#key, this.#iv, hidden);
    this.#iv = hidden.slice(-16);
    return plain;
  }
}
