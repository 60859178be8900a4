import { bytes, concat, NONE } from "../bytes.ts";
import { CardError, ProtocolError } from "../status.ts";

/** How an APDU reaches a card: a reader, a module beside it, or an emulated card. */
export interface CardTransport {
  transmit(apdu: Uint8Array): Promise<Uint8Array>;
}

export const OK = 0x00;
export const MORE = 0xaf;

/** Data bytes in one wrapped command: what EV1 takes; later cards take more. */
export const FRAME_LENGTH = 55;

export interface Answer {
  readonly status: number;
  readonly data: Uint8Array;
}

/** A native command in an ISO/IEC 7816-4 APDU: 90 INS 00 00 [Lc data] 00. */
export function wrap(code: number, data: Uint8Array): Uint8Array {
  if (data.length > 255) throw new RangeError("A short APDU holds 255 bytes.");
  const content = data.length > 0 ? concat(bytes(data.length), data) : NONE;
  return concat(bytes(0x90, code, 0x00, 0x00), content, bytes(0x00));
}

/** The native status and the data; any other status word is an error of its own. */
export function unwrap(answer: Uint8Array): Answer {
  const [sw1, sw2] = answer.subarray(-2);
  if (sw1 === undefined || sw2 === undefined) throw new ProtocolError("answer_malformed");
  if (sw1 !== 0x91) throw new CardError((sw1 << 8) | sw2);
  return { status: sw2, data: answer.slice(0, -2) };
}

/** Answers longer than this come from no card: the largest has 32 KB. */
const LONGEST_ANSWER = 40_000;

/** One command in as many frames as it needs, and its answer put together. Throws what the card refuses. */
export async function exchange(
  transport: CardTransport,
  code: number,
  content: Uint8Array,
): Promise<Uint8Array> {
  let answer = await sendFrames(transport, code, content);
  const parts = [answer.data];
  let length = answer.data.length;
  while (answer.status === MORE) {
    answer = unwrap(await transport.transmit(wrap(MORE, NONE)));
    parts.push(answer.data);
    length += answer.data.length;
    if (length > LONGEST_ANSWER || (answer.status === MORE && answer.data.length === 0))
      throw new ProtocolError("answer_malformed");
  }
  if (answer.status !== OK) throw new CardError(0x9100 | answer.status);
  return concat(...parts);
}

/** One frame, one answer, whose status may be AF: the steps of a handshake. */
export async function step(transport: CardTransport, code: number, content: Uint8Array): Promise<Answer> {
  const answer = unwrap(await transport.transmit(wrap(code, content)));
  if (answer.status !== OK && answer.status !== MORE) throw new CardError(0x9100 | answer.status);
  return answer;
}

async function sendFrames(transport: CardTransport, code: number, content: Uint8Array): Promise<Answer> {
  let at = 0;
  let answer: Answer;
  do {
    const frame = content.subarray(at, at + FRAME_LENGTH);
    answer = unwrap(await transport.transmit(wrap(at === 0 ? code : MORE, frame)));
    at += frame.length;
    const asksForMore = answer.status === MORE && answer.data.length === 0;
    if (at < content.length && !asksForMore) break;
  } while (at < content.length);
  // A card that is content with half of a command did something else than was asked.
  if (at < content.length && answer.status === OK) throw new ProtocolError("answer_malformed");
  return answer;
}
