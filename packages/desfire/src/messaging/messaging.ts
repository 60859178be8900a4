import { concat, NONE } from "../bytes.ts";

/** How data crosses: readable, readable and proven, or hidden and proven. */
export type CommMode = "plain" | "mac" | "full";

/** EV1 sends its administrative commands readable, where EV2 proves them. */
export interface Protection {
  readonly ev1: CommMode;
  readonly ev2: CommMode;
}

export const ADMINISTRATIVE: Protection = { ev1: "plain", ev2: "mac" };
export const HIDDEN: Protection = { ev1: "full", ev2: "full" };
export const protection = (mode: CommMode): Protection => ({ ev1: mode, ev2: mode });

export interface Message {
  readonly code: number;
  /** Never hidden: numbers of files and keys, offsets. */
  readonly header: Uint8Array;
  readonly data: Uint8Array;
  /** In ChangeKey, the checksum of the new key: EV1 wants it after the message's own. */
  readonly tail?: Uint8Array;
  readonly protection: Protection;
}

/** What a card awaits of a command once its header is read. */
export interface Expected {
  readonly headerLength: number;
  readonly dataLength: number;
  readonly tailLength: number;
  readonly protection: Protection;
}

export interface Opened {
  readonly header: Uint8Array;
  readonly data: Uint8Array;
  readonly tail: Uint8Array;
}

/** Both ends of a secure channel. It is broken for good by the first message that does not fit. */
export interface Messaging {
  readonly generation: "none" | "ev1" | "ev2";
  /** The reader's side: what follows the command's code. */
  seal(message: Message): Uint8Array;
  openAnswer(content: Uint8Array, protection: Protection): Uint8Array;
  /** The card's side. */
  lengthOf(expected: Expected): number;
  openCommand(code: number, content: Uint8Array, expected: Expected): Opened;
  sealAnswer(data: Uint8Array, protection: Protection): Uint8Array;
}

/** A message was altered, replayed, or sent in another mode than was agreed. */
export class NotProven extends Error {
  override readonly name = "NotProven";
}

/** Header, data and tail, when the lengths are as awaited. */
export function parted(content: Uint8Array, expected: Expected): Opened {
  const { headerLength, dataLength, tailLength } = expected;
  if (content.length !== headerLength + dataLength + tailLength) throw new NotProven();
  return {
    header: content.slice(0, headerLength),
    data: content.slice(headerLength, headerLength + dataLength),
    tail: content.slice(headerLength + dataLength),
  };
}

/** Before any authentication: everything is readable, and nothing proven. */
export const unprotected: Messaging = {
  generation: "none",
  seal: ({ header, data, tail }) => concat(header, data, tail ?? NONE),
  openAnswer: (content) => content,
  lengthOf: (expected) => expected.headerLength + expected.dataLength + expected.tailLength,
  openCommand: (_code, content, expected) => parted(content, expected),
  sealAnswer: (data) => data,
};
