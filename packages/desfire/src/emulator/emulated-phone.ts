import { createHmac, randomBytes } from "node:crypto";
import type { CardTransport } from "../apdu/frames.ts";
import { concat, fromHex, hex } from "../bytes.ts";

const APPLICATION = "F041524445434F01";
const [SELECT, PROVE] = ["00A40400", "80CA0000"];
const READER_GET_UID = "FFCA000000";
const [OK, NOT_FOUND, NOT_SELECTED, WRONG_LENGTH, NO_INSTRUCTION] = [
  "9000",
  "6A82",
  "6985",
  "6700",
  "6D00",
].map(fromHex);

export interface EmulatedPhoneOptions {
  /** 32 bytes, as the phone was given them. */
  readonly secret: Uint8Array;
  /** The code that its screen shows now. */
  readonly code: () => Promise<string>;
}

/**
 * A phone that answers a contactless reader as a card does (Android host card emulation): it is selected by
 * its application, then proves, under the reader's challenge, the code that its screen shows.
 * docs/protocol/nfc-phone.md
 */
export class EmulatedPhone implements CardTransport {
  readonly #options: EmulatedPhoneOptions;
  /** Another each time that it comes, as phones do (ISO/IEC 14443-3, 6.4.4: 08 then random). */
  #uid = randomUid();
  #isSelected = false;

  constructor(options: EmulatedPhoneOptions) {
    this.#options = options;
  }

  /** It leaves the field. */
  powerOff(): void {
    this.#isSelected = false;
    this.#uid = randomUid();
  }

  async transmit(apdu: Uint8Array): Promise<Uint8Array> {
    const text = hex(apdu);
    if (text === READER_GET_UID) return concat(this.#uid, must(OK));
    const data = apdu.subarray(5, 5 + (apdu[4] ?? 0));
    if (text.startsWith(SELECT)) {
      this.#isSelected = hex(data) === APPLICATION;
      return must(this.#isSelected ? OK : NOT_FOUND);
    }
    if (!text.startsWith(PROVE)) return must(NO_INSTRUCTION);
    if (!this.#isSelected) return must(NOT_SELECTED);
    return data.length === 16 ? this.#prove(data) : must(WRONG_LENGTH);
  }

  async #prove(challenge: Uint8Array): Promise<Uint8Array> {
    const code = new TextEncoder().encode(await this.#options.code());
    const mac = createHmac("sha256", this.#options.secret);
    const proof = mac.update("ardeco nfc 1").update(challenge).update(code).digest().subarray(0, 16);
    return concat(code, proof, must(OK));
  }
}

const randomUid = (): Uint8Array => Uint8Array.of(0x08, ...randomBytes(3));

const must = (status: Uint8Array | undefined): Uint8Array => status ?? new Uint8Array();
