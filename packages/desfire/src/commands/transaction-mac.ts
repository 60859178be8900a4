import { bytes, concat, hex, little, readLittle, same } from "../bytes.ts";
import { cmac, truncated } from "../crypto/cmac.ts";
import { zeroPadded } from "../crypto/padding.ts";
import { transactionMacKey } from "../crypto/session-keys.ts";
import { ProtocolError } from "../status.ts";

/** What a card says of a committed transaction: its number, and the MAC over what was done. */
export interface TransactionProof {
  readonly counter: number;
  readonly mac: Uint8Array;
}

export function proofFromBytes(answer: Uint8Array): TransactionProof {
  if (answer.length !== 12) throw new ProtocolError("answer_malformed");
  return { counter: readLittle(answer, 0, 4), mac: answer.slice(4) };
}

/**
 * What a command adds to the transaction's input (TMI): what was asked, then the data, each in whole blocks.
 */
export function transactionInput(code: number, header: Uint8Array, data: Uint8Array): Uint8Array {
  // An amount has no offset nor length before it: it shares their block.
  if (header.length === 1) return zeroPadded(concat(bytes(code), header, data));
  return concat(zeroPadded(concat(bytes(code), header)), zeroPadded(data));
}

export function transactionMac(
  key: Uint8Array,
  uid: Uint8Array,
  counter: number,
  input: Uint8Array,
): Uint8Array {
  return truncated(cmac(transactionMacKey(key, counter, uid), input));
}

/**
 * A back office verifies what a terminal says that a card did. `inputs` are the commands in order, as
 * `transactionInput` gives them. It also keeps the counters of each card: a number twice is a replay, one
 * that misses is a transaction that was not handed over.
 */
export function verifyTransaction(
  key: Uint8Array,
  uid: Uint8Array,
  proof: TransactionProof,
  inputs: readonly Uint8Array[],
): boolean {
  if (uid.length !== 7) throw new RangeError(`A card's identifier has 7 bytes: ${hex(uid)}.`);
  return same(transactionMac(key, uid, proof.counter, concat(...inputs)), proof.mac);
}

export const proofToBytes = ({ counter, mac }: TransactionProof): Uint8Array =>
  concat(little(counter, 4), mac);
