import { bytes, concat } from "../bytes.ts";
import { cmac, truncated } from "../crypto/cmac.ts";
import { ProtocolError } from "../status.ts";
import { CODES } from "./codes.ts";

/**
 * The key of an application with which a card proves how fast it answers; ChangeKey and GetKeyVersion know it
 * by this number.
 */
export const PROXIMITY_KEY = 0x21;
/** Bytes that each end draws for one check. */
export const PROXIMITY_BYTES = 8;
/** What a card answers instead of 00 while it is being timed; the proof that it gives begins with it too. */
export const TIMED = 0x90;

const HAS_SPEED = 0x01;

/** What a card says before it is timed: how long it takes to answer a round, and how fast it speaks. */
export interface Announced {
  readonly option: number;
  readonly microseconds: number;
  /** PPS1 (ISO/IEC 14443-4), one byte or none. */
  readonly speed: Uint8Array;
}

/** What was asked in one round, and answered. */
export interface Exchanged {
  readonly challenge: Uint8Array;
  readonly answer: Uint8Array;
}

/** Throws ProtocolError `answer_malformed`. */
export function announcedFromBytes(answer: Uint8Array): Announced {
  const [option = 0, high = 0, low = 0] = answer;
  const speed = answer.slice(3);
  if (answer.length < 3 || speed.length !== ((option & HAS_SPEED) === 0 ? 0 : 1))
    throw new ProtocolError("answer_malformed");
  return { option, microseconds: (high << 8) | low, speed };
}

export const announcedToBytes = ({ option, microseconds, speed }: Announced): Uint8Array =>
  concat(bytes(option, microseconds >> 8, microseconds & 0xff), speed);

/** A round says how many bytes it asks: the two ends need not agree before on how the eight are split. */
export const roundToBytes = (challenge: Uint8Array): Uint8Array => concat(bytes(challenge.length), challenge);

/**
 * What both ends prove once the rounds are over. The only place that knows this layout: no public document of
 * NXP gives it. ADR 0117 says which public sources tell each part of it, and that no published figure exists
 * to compare with.
 * @param first of the reader's proof, the code of the command; of the card's, its status
 */
function transcript(first: number, announced: Announced, rounds: readonly Exchanged[]): Uint8Array {
  const said = rounds.flatMap(({ challenge, answer }) => [answer, challenge]);
  return concat(bytes(first), announcedToBytes(announced), ...said);
}

export const readerProof = (
  key: Uint8Array,
  announced: Announced,
  rounds: readonly Exchanged[],
): Uint8Array => truncated(cmac(key, transcript(CODES.verifyProximity, announced, rounds)));

export const cardProof = (key: Uint8Array, announced: Announced, rounds: readonly Exchanged[]): Uint8Array =>
  truncated(cmac(key, transcript(TIMED, announced, rounds)));

/** EV3 at 106 kbit/s, with the time that a card of that kind was seen to publish. */
export const ANNOUNCED: Announced = { option: HAS_SPEED, microseconds: 800, speed: bytes(0x00) };
