export type Pkcs11ErrorCode =
  | "no_library"
  | "no_token"
  | "wrong_pin"
  | "pin_locked"
  | "no_such_key"
  | "closed"
  | "failed";

/** Values of PKCS#11 2.40, section 5.1. */
const codes: ReadonlyMap<number, Pkcs11ErrorCode> = new Map([
  [0x31, "no_token"],
  [0x32, "no_token"],
  [0xe0, "no_token"],
  [0xa0, "wrong_pin"],
  [0xa1, "wrong_pin"],
  [0xa2, "wrong_pin"],
  [0xa4, "pin_locked"],
  [0xb3, "closed"],
]);

/** What the token refused, by what a caller does next; anything else is `failed`, with its number. */
export class Pkcs11Error extends Error {
  override readonly name = "Pkcs11Error";
  readonly code: Pkcs11ErrorCode;
  constructor(code: Pkcs11ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const refused = (during: string, value: number): Pkcs11Error =>
  new Pkcs11Error(codes.get(value) ?? "failed", `${during}: 0x${value.toString(16)}`);
