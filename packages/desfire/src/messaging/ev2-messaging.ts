import { bytes, concat, fromHex, little, NONE, same } from "../bytes.ts";
import { decrypt, encrypt, ZERO_BLOCK } from "../crypto/aes.ts";
import { cmac, truncated } from "../crypto/cmac.ts";
import { padded, unpadded } from "../crypto/padding.ts";
import type { SessionKeys } from "../crypto/session-keys.ts";
import {
  type Expected,
  type Message,
  type Messaging,
  NotProven,
  type Opened,
  type Protection,
  parted,
} from "./messaging.ts";

const MAC_LENGTH = 8;
const FROM_READER = fromHex("A55A");
const FROM_CARD = fromHex("5AA5");
const DONE = 0x00;

/**
 * EV2: a transaction identifier, a counter of commands that both ends keep, one key that hides and one that
 * proves. Each MAC covers the identifier and the counter: nothing of another session or another place fits
 * (MF2DLHX0, section 9.1).
 */
export class Ev2Messaging implements Messaging {
  readonly generation = "ev2";
  readonly ti: Uint8Array;
  readonly #keys: SessionKeys;
  #counter: number;

  constructor(keys: SessionKeys, ti: Uint8Array, counter = 0) {
    this.#keys = keys;
    this.ti = ti;
    this.#counter = counter;
  }

  /** Commands so far: AuthenticateEV2NonFirst goes on from here. */
  get counter(): number {
    return this.#counter;
  }

  seal({ code, header, data, tail = NONE, protection }: Message): Uint8Array {
    const plain = concat(data, tail);
    if (protection.ev2 === "plain") return concat(header, plain);
    const hidden = protection.ev2 === "full" && plain.length > 0;
    const content = concat(header, hidden ? this.#hide(FROM_READER, plain) : plain);
    return concat(content, this.#mac(code, content));
  }

  openAnswer(content: Uint8Array, protection: Protection): Uint8Array {
    this.#advance();
    if (protection.ev2 === "plain") return content;
    const proven = this.#proven(DONE, content);
    return protection.ev2 === "full" && proven.length > 0 ? this.#reveal(FROM_CARD, proven) : proven;
  }

  lengthOf({ headerLength, dataLength, tailLength, protection }: Expected): number {
    const plain = dataLength + tailLength;
    if (protection.ev2 === "plain") return headerLength + plain;
    const hidden = protection.ev2 === "full" && plain > 0;
    return headerLength + (hidden ? padded(new Uint8Array(plain)).length : plain) + MAC_LENGTH;
  }

  openCommand(code: number, content: Uint8Array, expected: Expected): Opened {
    const { headerLength, dataLength, tailLength, protection } = expected;
    if (content.length !== this.lengthOf(expected)) throw new NotProven();
    const proven = protection.ev2 === "plain" ? content : this.#proven(code, content);
    const body = proven.subarray(headerLength);
    const hidden = protection.ev2 === "full" && dataLength + tailLength > 0;
    const opened = concat(proven.subarray(0, headerLength), hidden ? this.#reveal(FROM_READER, body) : body);
    this.#advance();
    return parted(opened, expected);
  }

  sealAnswer(data: Uint8Array, protection: Protection): Uint8Array {
    if (protection.ev2 === "plain") return data;
    const hidden = protection.ev2 === "full" && data.length > 0;
    const content = hidden ? this.#hide(FROM_CARD, data) : data;
    return concat(content, this.#mac(DONE, content));
  }

  #advance(): void {
    // A counter that came round would let an old message in.
    if (this.#counter === 0xffff) throw new NotProven();
    this.#counter++;
  }

  #proven(code: number, content: Uint8Array): Uint8Array {
    if (content.length < MAC_LENGTH) throw new NotProven();
    const told = content.slice(0, -MAC_LENGTH);
    if (!same(this.#mac(code, told), content.subarray(-MAC_LENGTH))) throw new NotProven();
    return told;
  }

  #mac(code: number, content: Uint8Array): Uint8Array {
    const told = concat(bytes(code), little(this.#counter, 2), this.ti, content);
    return truncated(cmac(this.#keys.mac, told));
  }

  #iv(direction: Uint8Array): Uint8Array {
    const place = concat(direction, this.ti, little(this.#counter, 2), new Uint8Array(8));
    return encrypt(this.#keys.enc, ZERO_BLOCK, place);
  }

  #hide(direction: Uint8Array, plain: Uint8Array): Uint8Array {
    return encrypt(this.#keys.enc, this.#iv(direction), padded(plain));
  }

  #reveal(direction: Uint8Array, hidden: Uint8Array): Uint8Array {
    if (hidden.length % 16 !== 0) throw new NotProven();
    const plain = unpadded(decrypt(this.#keys.enc, this.#iv(direction), hidden));
    if (plain === null) throw new NotProven();
    return plain.slice();
  }
}
