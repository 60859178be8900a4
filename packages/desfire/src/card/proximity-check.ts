import { type CardTransport, OK, unwrap, wrap } from "../apdu/frames.ts";
import { NONE, same } from "../bytes.ts";
import { CODES } from "../commands/codes.ts";
import {
  announcedFromBytes,
  cardProof,
  type Exchanged,
  PROXIMITY_BYTES,
  readerProof,
  roundToBytes,
  TIMED,
} from "../commands/proximity.ts";
import type { RandomBytes } from "../messaging/authenticate.ts";
import { CardError, ProtocolError } from "../status.ts";

/** Time that only goes on, in microseconds. */
export type Stopwatch = () => number;

export interface TimedRound {
  readonly bytes: number;
  /** From the command that leaves to the answer that is there: card, reader and system. */
  readonly microseconds: number;
}

/** A check that the card proved: who answered these rounds has its key, and these bytes were the ones. */
export interface ProximityCheck {
  /** What the card says that it takes for a round. Nobody between could change it. */
  readonly publishedMicroseconds: number;
  readonly rounds: readonly TimedRound[];
}

export const wallStopwatch: Stopwatch = () => performance.now() * 1_000;

/**
 * Times a card (EV2, EV3) over rounds whose lengths are drawn, then has it prove that the answers were its
 * own. Throws CardError as it refuses, ProtocolError `proximity_not_proven` when the proof is not the card's.
 * How long is too long is for who asks: `isNear`.
 */
export async function checkProximity(
  transport: CardTransport,
  key: Uint8Array,
  random: RandomBytes,
  stopwatch: Stopwatch,
): Promise<ProximityCheck> {
  const announced = announcedFromBytes((await timed(transport, CODES.prepareProximity, NONE)).data);
  const exchanged: Exchanged[] = [];
  const rounds: TimedRound[] = [];
  for (const challenge of drawnRounds(random)) {
    const apdu = wrap(CODES.proximityRound, roundToBytes(challenge));
    const left = stopwatch();
    const back = await transport.transmit(apdu);
    const microseconds = stopwatch() - left;
    const { data: answer } = accepted(back);
    if (answer.length !== challenge.length) throw new ProtocolError("answer_malformed");
    exchanged.push({ challenge, answer });
    rounds.push({ bytes: challenge.length, microseconds });
  }
  const proof = await timed(transport, CODES.verifyProximity, readerProof(key, announced, exchanged));
  if (!same(proof.data, cardProof(key, announced, exchanged)))
    throw new ProtocolError("proximity_not_proven");
  return { publishedMicroseconds: announced.microseconds, rounds };
}

/** Eight bytes in rounds of one or two, as it falls: an accomplice does not know which one to prepare for. */
function drawnRounds(random: RandomBytes): readonly Uint8Array[] {
  const challenge = random(PROXIMITY_BYTES);
  const lengths = random(PROXIMITY_BYTES);
  const rounds: Uint8Array[] = [];
  for (let at = 0; at < PROXIMITY_BYTES; ) {
    const length = Math.min(1 + ((lengths[at] ?? 0) & 1), PROXIMITY_BYTES - at);
    rounds.push(challenge.slice(at, at + length));
    at += length;
  }
  return rounds;
}

const timed = async (transport: CardTransport, code: number, content: Uint8Array) =>
  accepted(await transport.transmit(wrap(code, content)));

/** A card that is being timed says 90 where others say 00. */
function accepted(back: Uint8Array) {
  const answer = unwrap(back);
  if (answer.status !== OK && answer.status !== TIMED) throw new CardError(0x9100 | answer.status);
  return answer;
}

export interface NearBound {
  /** Beyond what the card publishes: what this reader and its system add to a round. */
  readonly mostMicroseconds: number;
  /** Rounds that may be late all the same: a PC does other things. */
  readonly lateRounds: number;
}

/**
 * Whether enough rounds came back in time. A clock that goes back, or stands still below nothing, is no
 * proof.
 */
export function isNear({ publishedMicroseconds, rounds }: ProximityCheck, bound: NearBound): boolean {
  const most = publishedMicroseconds + bound.mostMicroseconds;
  const late = rounds.filter(({ microseconds }) => !(microseconds >= 0 && microseconds <= most));
  return rounds.length > 0 && late.length <= bound.lateRounds;
}

/**
 * How likely somebody is to pass who answers in time without the card: each byte answered in time is a guess,
 * of what the card will say or of what the reader will ask. The longest rounds are those that they leave
 * late.
 */
export function guessChance(lengths: readonly number[], lateRounds: number): number {
  const guessed = lengths.toSorted((a, b) => b - a).slice(lateRounds);
  return 2 ** (-8 * guessed.reduce((sum, length) => sum + length, 0));
}
