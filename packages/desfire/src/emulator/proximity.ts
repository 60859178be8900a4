import { same } from "../bytes.ts";
import { CODES } from "../commands/codes.ts";
import {
  ANNOUNCED,
  announcedToBytes,
  cardProof,
  type Exchanged,
  PROXIMITY_BYTES,
  readerProof,
} from "../commands/proximity.ts";
import type { RandomBytes } from "../messaging/authenticate.ts";
import { Refusal } from "./refusal.ts";

/** Rounds of a check that has begun. */
export type Timing = readonly Exchanged[];

export const isTiming = (code: number): boolean =>
  code === CODES.prepareProximity || code === CODES.proximityRound || code === CODES.verifyProximity;

interface Asked {
  readonly before: Timing | null;
  /** Undefined in an application without one. */
  readonly key: Uint8Array | undefined;
  readonly random: RandomBytes;
}

/**
 * One command of a proximity check: what remains of it (null once it is over), and the answer. Throws
 * Refusal, and the check is over.
 */
export function timedStep(
  code: number,
  content: Uint8Array,
  { before, key, random }: Asked,
): { readonly timing: Timing | null; readonly answer: Uint8Array } {
  if (key === undefined) throw new Refusal("permission");
  if (code === CODES.prepareProximity) {
    if (content.length > 0) throw new Refusal("length");
    return { timing: [], answer: announcedToBytes(ANNOUNCED) };
  }
  if (before === null) throw new Refusal("aborted");
  if (code === CODES.proximityRound) return round(content, before, random);
  return verified(content, before, key);
}

/**
 * What is answered owes nothing to what is asked: a card may draw it before, and answers in a time that it
 * knows.
 */
function round(content: Uint8Array, before: Timing, random: RandomBytes) {
  const challenge = content.slice(1);
  if (challenge.length === 0 || challenge.length !== content[0]) throw new Refusal("length");
  if (lengthOf(before) + challenge.length > PROXIMITY_BYTES) throw new Refusal("length");
  const answer = random(challenge.length);
  return { timing: [...before, { challenge, answer }], answer };
}

function verified(content: Uint8Array, before: Timing, key: Uint8Array) {
  if (lengthOf(before) !== PROXIMITY_BYTES || content.length !== PROOF_LENGTH) throw new Refusal("length");
  if (!same(content, readerProof(key, ANNOUNCED, before))) throw new Refusal("integrity");
  return { timing: null, answer: cardProof(key, ANNOUNCED, before) };
}

const PROOF_LENGTH = 8;
const lengthOf = (timing: Timing): number => timing.reduce((sum, { challenge }) => sum + challenge.length, 0);
