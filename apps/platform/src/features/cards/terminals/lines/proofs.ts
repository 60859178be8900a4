import type { Attempted, Debited } from "@ardeco/contracts";
import { transactionInput, verifyTransaction } from "@ardeco/desfire";
import { files, MARK_BYTES } from "../rules.ts";

/** Commands that a debit is made of (MIFARE DESFire EV2, as `@ardeco/desfire` sends them). */
const [GET_VALUE, DEBIT, WRITE_DATA] = [0x6c, 0xdc, 0x3d];

/**
 * Whether the card itself says that it did this.
 * @param key of its transaction MAC file
 */
export function isProven(key: Uint8Array, attempted: Attempted, { counter, mac }: Debited): boolean {
  const purse = Uint8Array.of(attempted.file);
  const inputs = [
    transactionInput(GET_VALUE, purse, encodeLittleEndian(attempted.balance)),
    transactionInput(DEBIT, purse, encodeLittleEndian(attempted.amount)),
    ...(attempted.mark === undefined
      ? []
      : [transactionInput(WRITE_DATA, wholeMark, Buffer.from(attempted.mark, "hex"))]),
  ];
  const proof = { counter, mac: Buffer.from(mac, "hex") };
  return verifyTransaction(key, Buffer.from(attempted.card, "hex"), proof, inputs);
}

/** The file of marks, from its first byte, whole. */
const wholeMark = Uint8Array.of(files.mark, 0, 0, 0, MARK_BYTES, 0, 0);

function encodeLittleEndian(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
