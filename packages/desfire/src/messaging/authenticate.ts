import { type CardTransport, step } from "../apdu/frames.ts";
import { bytes, concat, rotated, same } from "../bytes.ts";
import { decrypt, encrypt, ZERO_BLOCK } from "../crypto/aes.ts";
import { ev1SessionKey, ev2SessionKeys } from "../crypto/session-keys.ts";
import { ProtocolError } from "../status.ts";
import { Ev1Messaging } from "./ev1-messaging.ts";
import { Ev2Messaging } from "./ev2-messaging.ts";

export const AUTHENTICATE_AES = 0xaa;
export const AUTHENTICATE_EV2_FIRST = 0x71;
export const AUTHENTICATE_EV2_NON_FIRST = 0x77;
const MORE = 0xaf;

/** Sixteen bytes that nobody foresees; an argument, so that published dialogues can be played again. */
export type RandomBytes = (length: number) => Uint8Array;

/**
 * Three passes: each end proves that it knows the key, on the other's random number. CBC goes on through both
 * messages.
 */
export async function authenticateAes(
  transport: CardTransport,
  keyNo: number,
  key: Uint8Array,
  random: RandomBytes,
): Promise<Ev1Messaging> {
  const challenge = await challengeOf(transport, AUTHENTICATE_AES, bytes(keyNo));
  const rndB = decrypt(key, ZERO_BLOCK, challenge);
  const rndA = random(16);
  const token = encrypt(key, challenge, concat(rndA, rotated(rndB)));
  const proof = await proofOf(transport, token, 16);
  const theirs = decrypt(key, token.slice(-16), proof);
  if (!same(theirs, rotated(rndA))) throw new ProtocolError("card_not_proven");
  return new Ev1Messaging(ev1SessionKey(rndA, rndB));
}

/** Opens an EV2 transaction: the card draws its identifier, and the counter starts at 0. */
export async function authenticateEv2First(
  transport: CardTransport,
  keyNo: number,
  key: Uint8Array,
  random: RandomBytes,
): Promise<Ev2Messaging> {
  const challenge = await challengeOf(transport, AUTHENTICATE_EV2_FIRST, bytes(keyNo, 0x00));
  const { rndA, rndB, token } = answered(key, challenge, random);
  // TI, RndA', the card's capabilities, the reader's as the card read them.
  const plain = decrypt(key, ZERO_BLOCK, await proofOf(transport, token, 32));
  if (!same(plain.subarray(4, 20), rotated(rndA))) throw new ProtocolError("card_not_proven");
  return new Ev2Messaging(ev2SessionKeys(key, rndA, rndB), plain.slice(0, 4));
}

/** Another key inside the same transaction: identifier and counter stay. */
export async function authenticateEv2NonFirst(
  transport: CardTransport,
  keyNo: number,
  key: Uint8Array,
  random: RandomBytes,
  before: Ev2Messaging,
): Promise<Ev2Messaging> {
  const challenge = await challengeOf(transport, AUTHENTICATE_EV2_NON_FIRST, bytes(keyNo));
  const { rndA, rndB, token } = answered(key, challenge, random);
  const plain = decrypt(key, ZERO_BLOCK, await proofOf(transport, token, 16));
  if (!same(plain, rotated(rndA))) throw new ProtocolError("card_not_proven");
  return new Ev2Messaging(ev2SessionKeys(key, rndA, rndB), before.ti, before.counter);
}

function answered(key: Uint8Array, challenge: Uint8Array, random: RandomBytes) {
  const rndB = decrypt(key, ZERO_BLOCK, challenge);
  const rndA = random(16);
  return { rndA, rndB, token: encrypt(key, ZERO_BLOCK, concat(rndA, rotated(rndB))) };
}

async function challengeOf(transport: CardTransport, code: number, asked: Uint8Array): Promise<Uint8Array> {
  const { status, data } = await step(transport, code, asked);
  if (status !== MORE || data.length !== 16) throw new ProtocolError("answer_malformed");
  return data;
}

async function proofOf(transport: CardTransport, token: Uint8Array, length: number): Promise<Uint8Array> {
  const { status, data } = await step(transport, MORE, token);
  if (status === MORE || data.length !== length) throw new ProtocolError("answer_malformed");
  return data;
}
