import { bytes, concat, fromHex, little, xor } from "../bytes.ts";
import { cmac } from "./cmac.ts";

/** A pair of keys: one hides, the other proves. */
export interface SessionKeys {
  readonly enc: Uint8Array;
  readonly mac: Uint8Array;
}

/** EV1 with AES: pieces of both random numbers. */
export function ev1SessionKey(rndA: Uint8Array, rndB: Uint8Array): Uint8Array {
  return concat(rndA.subarray(0, 4), rndB.subarray(0, 4), rndA.subarray(12), rndB.subarray(12));
}

/** EV2 (NXP AN12343, section 7.1; MF2DLHX0, 9.1.7): CMAC of SV1 and SV2. */
export function ev2SessionKeys(key: Uint8Array, rndA: Uint8Array, rndB: Uint8Array): SessionKeys {
  const vector = (label: string) => cmac(key, sessionVector(label, rndA, rndB));
  return { enc: vector("A55A00010080"), mac: vector("5AA500010080") };
}

function sessionVector(label: string, rndA: Uint8Array, rndB: Uint8Array): Uint8Array {
  const mixed = xor(rndA.subarray(2, 8), rndB.subarray(0, 6));
  return concat(fromHex(label), rndA.subarray(0, 2), mixed, rndB.subarray(6), rndA.subarray(8));
}

/** The keys of one transaction MAC, for the counter as it is after the commit (MF2DLHX0, 10.3.2.3). */
export function transactionKeys(key: Uint8Array, counter: number, uid: Uint8Array): SessionKeys {
  return { enc: transactionKey(key, 0xa5, counter, uid), mac: transactionMacKey(key, counter, uid) };
}

/** The one that proves, alone: a back office verifies thousands of transactions at once. */
export const transactionMacKey = (key: Uint8Array, counter: number, uid: Uint8Array): Uint8Array =>
  transactionKey(key, 0x5a, counter, uid);

const transactionKey = (key: Uint8Array, label: number, counter: number, uid: Uint8Array): Uint8Array =>
  cmac(key, concat(bytes(label, 0x00, 0x01, 0x00, 0x80), little(counter, 4), uid));
