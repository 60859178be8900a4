/** What a caller decides on; anything else is `failed`, with the number of PC/SC in its message. */
export type PcscErrorCode =
  | "no_service"
  | "no_reader"
  | "reader_gone"
  | "reader_busy"
  | "card_gone"
  | "card_reset"
  | "card_mute"
  | "closed"
  | "answer_lost"
  | "cancelled"
  | "failed";

const meanings: ReadonlyMap<number, readonly [PcscErrorCode, string]> = new Map([
  [0, ["closed", "the card was let go before"]],
  [0x80100002, ["cancelled", "the waiting was ended"]],
  [0x80100009, ["reader_gone", "this reader is not known"]],
  [0x8010000b, ["reader_busy", "another program holds the card"]],
  [0x8010000c, ["card_gone", "no card is on the reader"]],
  [0x80100016, ["answer_lost", "the command was cut: nobody knows what the card did"]],
  [0x80100017, ["reader_gone", "the reader was unplugged"]],
  [0x8010001d, ["no_service", "the smart card service does not run"]],
  [0x8010001e, ["no_service", "the smart card service stopped"]],
  [0x8010002e, ["no_reader", "no reader is plugged in"]],
  [0x8010002f, ["answer_lost", "the link was cut: nobody knows what the card did"]],
  [0x80100065, ["card_mute", "the card speaks no protocol known here"]],
  [0x80100066, ["card_mute", "the card does not answer"]],
  [0x80100067, ["card_mute", "the card has no power"]],
  [0x80100068, ["card_reset", "the card was reset"]],
  [0x80100069, ["card_gone", "the card left"]],
  // What pcsc-lite answers when it dies meanwhile, or where its rules let nobody in.
  [0x80100013, ["no_service", "the smart card service was cut off"]],
  [0x8010006a, ["no_service", "the smart card service lets this program no longer in, or stopped"]],
]);

/**
 * What the smart card service refused (PC/SC part 5; the values of winscard.h). After `answer_lost`, a
 * command may have been carried out or not: look before anything is done again.
 */
export class PcscError extends Error {
  override readonly name = "PcscError";
  readonly code: PcscErrorCode;

  /** @param status as PC/SC answers it, or 0 for a card that the caller let go */
  constructor(status: number, during: string) {
    const known = meanings.get(status);
    const number = `0x${status.toString(16).padStart(8, "0")}`;
    super(`${during}: ${known?.[1] ?? "refused"} (${number})`);
    this.code = known?.[0] ?? "failed";
  }
}

export const TIMED_OUT = 0x8010000a;
/** No reader at all: for who lists them, an empty list. */
export const NO_READERS = 0x8010002e;

/** A status of PC/SC is a signed number in some libraries, and on 64 bits in others. */
export const statusOf = (returned: number | bigint): number => Number(BigInt.asUintN(32, BigInt(returned)));
