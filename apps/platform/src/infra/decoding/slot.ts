import type { DecodingProcess } from "./decoding-process.ts";

/** A process, and those that take its place one after the other. */
export interface Slot {
  /** A process that will be there: the one of now, or a new one. */
  process(): Promise<DecodingProcess>;
  /** After a file that was answered. */
  countFile(): Promise<void>;
  /** Ends the process, if there is one. */
  end(): Promise<void>;
}

/** Files after which a process gives way to another: what decoders leave behind stays small. */
const MOST_FILES = 200;

export function openSlot(start: () => Promise<DecodingProcess>): Slot {
  let decoding: Promise<DecodingProcess> | null = null;
  let files = 0;

  async function end(): Promise<void> {
    const ending = decoding;
    decoding = null;
    files = 0;
    await ending?.then((one) => one.kill()).catch(() => undefined);
  }

  return {
    end,
    process: () => {
      if (decoding) return decoding;
      const starting = start();
      decoding = starting;
      // One that does not start, or dies while nobody uses it, is replaced: no file would be to blame.
      const forget = () => {
        if (decoding !== starting) return;
        decoding = null;
        files = 0;
      };
      starting.then(({ gone }) => gone).then(forget, forget);
      return starting;
    },
    countFile: async () => {
      if (++files >= MOST_FILES) await end();
    },
  };
}
