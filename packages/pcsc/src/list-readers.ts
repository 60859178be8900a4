import { asked, establish } from "./context.ts";
import { NO_READERS, PcscError } from "./errors.ts";
import { type Handle, pcscLibrary } from "./library.ts";

/** Names of the readers plugged in, as the service tells them; empty when there is none. */
export async function listReaders(): Promise<readonly string[]> {
  const context = await establish();
  try {
    return await readersIn(context);
  } finally {
    pcscLibrary().release(context);
  }
}

/**
 * Asked twice, length then names: a reader plugged in meanwhile makes the second refuse, and it is asked
 * again.
 */
export async function readersIn(context: Handle): Promise<readonly string[]> {
  const { listReaders } = pcscLibrary();
  for (;;) {
    const length: [number] = [0];
    const first = await asked(listReaders, context, null, null, length);
    if (first === NO_READERS) return [];
    if (first !== 0) throw new PcscError(first, "SCardListReaders");
    const names = Buffer.alloc(length[0]);
    const second = await asked(listReaders, context, null, names, length);
    if (second === INSUFFICIENT_BUFFER) continue;
    if (second === NO_READERS) return [];
    if (second !== 0) throw new PcscError(second, "SCardListReaders");
    return names.subarray(0, length[0]).toString("utf8").split("\0").filter(Boolean);
  }
}

const INSUFFICIENT_BUFFER = 0x80100008;
