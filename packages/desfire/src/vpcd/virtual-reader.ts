import { connect, type Socket } from "node:net";
import type { CardTransport } from "../apdu/frames.ts";
import { fromHex, NONE } from "../bytes.ts";

/** What PC/SC readers build for a DESFire card (PC/SC part 3). */
const ANSWER_TO_RESET = fromHex("3B8180018080");

const CONTROL = { off: 0x00, on: 0x01, reset: 0x02, answerToReset: 0x04 } as const;

/** A card, or a phone that answers as one. */
export interface Emulated extends CardTransport {
  powerOff(): void;
}

export interface VirtualReader {
  readonly host: string;
  readonly port: number;
}

/** The card is on the reader until `remove`, or until the reader goes. */
export interface Presented {
  remove(): void;
  readonly gone: Promise<void>;
}

/**
 * Puts an emulated card on a virtual reader of vsmartcard (vpcd): a length on two bytes, then a control byte
 * or an APDU.
 */
export async function present(card: Emulated, { host, port }: VirtualReader): Promise<Presented> {
  const socket = connect({ host, port, noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  const gone = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => socket.destroy());
  void serve(card, socket);
  return { remove: () => socket.destroy(), gone };
}

async function serve(card: Emulated, socket: Socket): Promise<void> {
  try {
    for await (const message of messagesOf(socket)) {
      const answer = await answerTo(card, message);
      if (answer !== null) socket.write(framed(answer));
    }
  } catch {
    // A message that cannot be answered: the reader sees a card that left.
  } finally {
    card.powerOff();
    socket.destroy();
  }
}

/** Null when nothing is to be said. */
async function answerTo(card: Emulated, message: Uint8Array): Promise<Uint8Array | null> {
  if (message.length !== 1) return card.transmit(message);
  if (message[0] === CONTROL.answerToReset) return ANSWER_TO_RESET;
  const known = message[0] === CONTROL.on || message[0] === CONTROL.off || message[0] === CONTROL.reset;
  if (known) card.powerOff();
  return null;
}

async function* messagesOf(socket: Socket): AsyncGenerator<Uint8Array> {
  let received = Buffer.from(NONE);
  for await (const part of socket as AsyncIterable<Buffer>) {
    received = Buffer.concat([received, part]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
      const end = 2 + received.readUInt16BE(0);
      yield Uint8Array.from(received.subarray(2, end));
      received = received.subarray(end);
    }
  }
}

function framed(content: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length);
  return Buffer.concat([length, content]);
}
