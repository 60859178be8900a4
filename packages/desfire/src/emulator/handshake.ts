import { concat, rotated, same } from "../bytes.ts";
import { decrypt, encrypt, ZERO_BLOCK } from "../crypto/aes.ts";
import { ev1SessionKey, ev2SessionKeys } from "../crypto/session-keys.ts";
import {
  AUTHENTICATE_AES,
  AUTHENTICATE_EV2_FIRST,
  AUTHENTICATE_EV2_NON_FIRST,
  type RandomBytes,
} from "../messaging/authenticate.ts";
import { Ev1Messaging } from "../messaging/ev1-messaging.ts";
import { Ev2Messaging } from "../messaging/ev2-messaging.ts";
import type { Messaging } from "../messaging/messaging.ts";
import type { StoredApplication } from "./memory.ts";
import { Refusal } from "./refusal.ts";

/** The first half of an authentication, until the reader answers the challenge. */
export interface Handshake {
  readonly code: number;
  readonly keyNo: number;
  readonly key: Uint8Array;
  readonly rndB: Uint8Array;
  readonly challenge: Uint8Array;
  /** The transaction that a second key enters. */
  readonly within: Ev2Messaging | null;
}

export const isAuthentication = (code: number): boolean =>
  code === AUTHENTICATE_AES || code === AUTHENTICATE_EV2_FIRST || code === AUTHENTICATE_EV2_NON_FIRST;

export function begin(
  code: number,
  asked: Uint8Array,
  application: StoredApplication,
  current: Messaging,
  random: RandomBytes,
): Handshake {
  checkLength(code, asked);
  const within = code === AUTHENTICATE_EV2_NON_FIRST ? current : null;
  if (within !== null && !(within instanceof Ev2Messaging)) throw new Refusal("permission");
  const keyNo = asked[0] ?? 0;
  const key = application.keys[keyNo];
  if (key === undefined) throw new Refusal("noSuchKey");
  const rndB = random(16);
  return { code, keyNo, key: key.value, rndB, challenge: encrypt(key.value, ZERO_BLOCK, rndB), within };
}

/** EV2First says how many bytes of capabilities follow. */
function checkLength(code: number, asked: Uint8Array): void {
  const capabilities = code === AUTHENTICATE_EV2_FIRST ? 1 + Math.min(asked[1] ?? 0, 6) : 0;
  if (asked.length !== 1 + capabilities) throw new Refusal("length");
}

export interface Proven {
  readonly messaging: Messaging;
  readonly answer: Uint8Array;
}

/** The reader's answer to the challenge; it knows the key, or all is refused. */
export function finish(handshake: Handshake, token: Uint8Array, random: RandomBytes): Proven {
  if (token.length !== 32) throw new Refusal("length");
  const { code, key, rndB, challenge, within } = handshake;
  const chained = code === AUTHENTICATE_AES;
  const plain = decrypt(key, chained ? challenge : ZERO_BLOCK, token);
  const rndA = plain.slice(0, 16);
  if (!same(plain.subarray(16), rotated(rndB))) throw new Refusal("authentication");
  if (chained) {
    const answer = encrypt(key, token.slice(-16), rotated(rndA));
    return { answer, messaging: new Ev1Messaging(ev1SessionKey(rndA, rndB)) };
  }
  const keys = ev2SessionKeys(key, rndA, rndB);
  if (within !== null) {
    const messaging = new Ev2Messaging(keys, within.ti, within.counter);
    return { answer: encrypt(key, ZERO_BLOCK, rotated(rndA)), messaging };
  }
  const ti = random(4);
  const answer = encrypt(key, ZERO_BLOCK, concat(ti, rotated(rndA), new Uint8Array(12)));
  return { answer, messaging: new Ev2Messaging(keys, ti) };
}
