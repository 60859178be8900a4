import { randomBytes } from "node:crypto";
import { type CardTransport, MORE, OK } from "../apdu/frames.ts";
import { bytes, concat, fromHex, hex, NONE } from "../bytes.ts";
import { CODES } from "../commands/codes.ts";
import { ANNOUNCED, TIMED } from "../commands/proximity.ts";
import type { RandomBytes } from "../messaging/authenticate.ts";
import { type Expected, type Messaging, NotProven, unprotected } from "../messaging/messaging.ts";
import { CARD_COMMANDS } from "./card-commands.ts";
import { DATA_COMMANDS } from "./data-commands.ts";
import { FILE_COMMANDS } from "./file-commands.ts";
import type { Handler, Outcome, Situation } from "./handler.ts";
import { begin, finish, type Handshake, isAuthentication } from "./handshake.ts";
import { CARD_LEVEL, type CardMemory } from "./memory.ts";
import { isTiming, type Timing, timedStep } from "./proximity.ts";
import { REFUSED, Refusal } from "./refusal.ts";
import { NO_TRANSACTION, type Transaction } from "./transaction.ts";

const COMMANDS: Readonly<Record<number, Handler>> = { ...CARD_COMMANDS, ...FILE_COMMANDS, ...DATA_COMMANDS };

/** Data in one answer: what a card gives in the open, and in a session. */
const OPEN_FRAME = 59;
const SEALED_FRAME = 48;

const atOnce = async (): Promise<void> => {};

const READER_GET_UID = "FFCA000000";

export interface EmulatedCardOptions {
  readonly memory: CardMemory;
  readonly random?: RandomBytes;
  /**
   * How the card waits before it answers a round of a proximity check, for the time that it publishes; at
   * once unless told.
   */
  readonly wait?: (microseconds: number) => Promise<void>;
  /** Writes what the card keeps, before it answers. When it throws, the card keeps what it held. */
  readonly save?: (memory: CardMemory) => void;
}

/** What the card awaits before anything new. */
type Awaiting =
  | { readonly what: "command" }
  | { readonly what: "proof"; readonly handshake: Handshake }
  | { readonly what: "rest"; readonly code: number; readonly received: Uint8Array }
  | { readonly what: "frames"; readonly frames: readonly Uint8Array[] };

const COMMAND: Awaiting = { what: "command" };

/** A DESFire card with AES, in memory. What is lost without power is lost by `powerOff`. */
export class EmulatedCard implements CardTransport {
  #memory: CardMemory;
  readonly #random: RandomBytes;
  readonly #save: (memory: CardMemory) => void;
  readonly #wait: (microseconds: number) => Promise<void>;
  #timing: Timing | null = null;
  #aid = CARD_LEVEL;
  #keyNo: number | null = null;
  #messaging: Messaging = unprotected;
  #transaction: Transaction = NO_TRANSACTION;
  #awaiting: Awaiting = COMMAND;

  constructor({ memory, random = randomBytes, save = () => {}, wait = atOnce }: EmulatedCardOptions) {
    this.#memory = memory;
    this.#random = random;
    this.#save = save;
    this.#wait = wait;
  }

  get memory(): CardMemory {
    return this.#memory;
  }

  /** The card leaves the field: session, selection and what waited for a commit are gone. */
  powerOff(): void {
    this.#aid = CARD_LEVEL;
    this.#timing = null;
    this.#fail();
  }

  async transmit(apdu: Uint8Array): Promise<Uint8Array> {
    if (hex(apdu) === READER_GET_UID) return concat(this.#memory.uid, fromHex("9000"));
    if (apdu[0] !== 0x90) return fromHex("6E00");
    const content = contentOf(apdu);
    if (content === null) return fromHex("6700");
    const code = apdu[1] ?? 0;
    const answer = this.#answered(() => this.#receive(code, content));
    if (code === CODES.proximityRound) await this.#wait(ANNOUNCED.microseconds);
    return answer;
  }

  #answered(run: () => Uint8Array): Uint8Array {
    try {
      return run();
    } catch (error) {
      this.#fail();
      if (error instanceof NotProven) return bytes(0x91, REFUSED.integrity);
      if (error instanceof Refusal) return bytes(0x91, error.status);
      throw error;
    }
  }

  /** After an error, a card knows neither who is there nor what had begun. */
  #fail(): void {
    this.#keyNo = null;
    this.#messaging = unprotected;
    this.#transaction = NO_TRANSACTION;
    this.#awaiting = COMMAND;
  }

  #receive(code: number, content: Uint8Array): Uint8Array {
    if (isTiming(code)) return this.#timed(code, content);
    // Seen on a card: until the check ends, or the field, nothing else is answered.
    if (this.#timing !== null) throw new Refusal("inProximityCheck");
    const awaiting = this.#awaiting;
    this.#awaiting = COMMAND;
    if (code === MORE) return this.#goOn(awaiting, content);
    if (awaiting.what !== "command") throw new Refusal("aborted");
    if (isAuthentication(code)) return this.#challenge(code, content);
    return this.#command(code, content);
  }

  /** It ends the session: whoever asks for it authenticates again. */
  #timed(code: number, content: Uint8Array): Uint8Array {
    this.#fail();
    const before = this.#timing;
    this.#timing = null;
    const { timing, answer } = timedStep(code, content, {
      before,
      key: this.#situation().application.proximityKey?.value,
      random: this.#random,
    });
    this.#timing = timing;
    return concat(answer, bytes(0x91, TIMED));
  }

  #goOn(awaiting: Awaiting, content: Uint8Array): Uint8Array {
    switch (awaiting.what) {
      case "command":
        throw new Refusal("illegalCommand");
      case "proof":
        return this.#authenticate(awaiting.handshake, content);
      case "rest":
        return this.#command(awaiting.code, concat(awaiting.received, content));
      case "frames":
        if (content.length > 0) throw new Refusal("length");
        return this.#frame(awaiting.frames);
    }
  }

  #challenge(code: number, content: Uint8Array): Uint8Array {
    const handshake = begin(code, content, this.#situation().application, this.#messaging, this.#random);
    this.#keyNo = null;
    this.#messaging = unprotected;
    this.#awaiting = { what: "proof", handshake };
    return concat(handshake.challenge, bytes(0x91, MORE));
  }

  #authenticate(handshake: Handshake, token: Uint8Array): Uint8Array {
    const { messaging, answer } = finish(handshake, token, this.#random);
    this.#messaging = messaging;
    this.#keyNo = handshake.keyNo;
    return concat(answer, bytes(0x91, OK));
  }

  #command(code: number, content: Uint8Array): Uint8Array {
    const handler = COMMANDS[code];
    if (handler === undefined) throw new Refusal("illegalCommand");
    if (content.length < handler.headerLength) throw new Refusal("length");
    const situation = this.#situation();
    const expected = awaited(handler, situation, content);
    const length = this.#messaging.lengthOf(expected);
    // Data comes in as many frames as the reader likes, the first of which may hold the header alone.
    if (code === CODES.writeData && content.length < length) {
      this.#awaiting = { what: "rest", code, received: content };
      return bytes(0x91, MORE);
    }
    if (content.length !== length) throw new Refusal(this.#keyNo === null ? "length" : "integrity");
    const opened = this.#messaging.openCommand(code, content, expected);
    return this.#conclude(handler, handler.run(situation, opened), expected);
  }

  #conclude(handler: Handler, outcome: Outcome, { protection }: Expected): Uint8Array {
    this.#keep(outcome);
    if (outcome.ends === true) {
      this.#keyNo = null;
      this.#messaging = unprotected;
      return concat(outcome.answer ?? NONE, bytes(0x91, OK));
    }
    const sealed = this.#messaging.sealAnswer(outcome.answer ?? NONE, protection);
    const usual = this.#keyNo === null ? OPEN_FRAME : SEALED_FRAME;
    return this.#frame(framed(sealed, handler.frames ?? [], usual));
  }

  #keep(outcome: Outcome): void {
    if (outcome.memory !== undefined) {
      this.#save(outcome.memory);
      this.#memory = outcome.memory;
    }
    this.#aid = outcome.aid ?? this.#aid;
    this.#transaction = outcome.transaction ?? this.#transaction;
  }

  #frame([frame = NONE, ...rest]: readonly Uint8Array[]): Uint8Array {
    if (rest.length > 0) this.#awaiting = { what: "frames", frames: rest };
    return concat(frame, bytes(0x91, rest.length > 0 ? MORE : OK));
  }

  #situation(): Situation {
    const application = this.#memory.applications.get(this.#aid);
    if (application === undefined) throw new Refusal("applicationNotFound");
    return {
      memory: this.#memory,
      aid: this.#aid,
      application,
      keyNo: this.#keyNo,
      generation: this.#messaging.generation,
      transaction: this.#transaction,
    };
  }
}

/** The command's data in a short APDU; null when its lengths contradict each other. */
function contentOf(apdu: Uint8Array): Uint8Array | null {
  if (apdu[2] !== 0 || apdu[3] !== 0) return null;
  if (apdu.length <= 5) return apdu.length >= 4 ? NONE : null;
  const length = apdu[4] ?? 0;
  // Le may be absent.
  return apdu.length === 5 + length || apdu.length === 6 + length ? apdu.slice(5, 5 + length) : null;
}

function awaited(handler: Handler, situation: Situation, content: Uint8Array): Expected {
  const header = content.slice(0, handler.headerLength);
  const { dataLength = 0, tailLength = 0, protection } = handler.expect(situation, header, content.length);
  return { headerLength: handler.headerLength, dataLength, tailLength, protection };
}

function framed(answer: Uint8Array, first: readonly number[], usual: number): readonly Uint8Array[] {
  const frames: Uint8Array[] = [];
  let at = 0;
  do {
    const length = first[frames.length] ?? usual;
    frames.push(answer.slice(at, at + length));
    at += length;
  } while (at < answer.length);
  return frames;
}
