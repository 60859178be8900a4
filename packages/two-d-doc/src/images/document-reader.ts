import { Worker } from "node:worker_threads";
import { LIMITS, type Limits } from "./limits.ts";
import type { Reading } from "./read-document.ts";

/** Reads documents one at a time, aside, each within its time. */
export interface DocumentReader {
  read(bytes: Uint8Array): Promise<Reading>;
  /** At once: what is being read is refused with an error, since nobody can say what it holds. */
  close(): Promise<void>;
}

const TIMED_OUT: Reading = { codes: [], pagesUnread: 0, unreadable: "timed-out" };
const DAMAGED: Reading = { codes: [], pagesUnread: 0, unreadable: "damaged" };
/** Memory of the thread's own objects; bitmaps are bounded by `limits.side`. */
const HEAP_MB = 256;

/**
 * A reader that no document can hold up or bring down: it works in a thread, which is stopped and started
 * again after a document that takes too long, or makes a decoder fail.
 */
export function documentReader(limits: Limits = LIMITS): DocumentReader {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const refuseOnceClosed = () => {
    if (closed) throw new Error("the reader of documents is closed");
  };

  const readAlone = async (bytes: Uint8Array): Promise<Reading> => {
    refuseOnceClosed();
    worker ??= startWorker();
    const reading = await answerOf(worker, { bytes, limits });
    refuseOnceClosed();
    if (reading !== TIMED_OUT && reading !== DAMAGED) return reading;
    await worker.terminate();
    worker = null;
    return reading;
  };

  return {
    read(bytes) {
      const reading = last.then(() => readAlone(bytes));
      last = reading.catch(() => undefined);
      return reading;
    },
    async close() {
      closed = true;
      await worker?.terminate();
      worker = null;
    },
  };
}

function startWorker(): Worker {
  const own = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";
  const worker = new Worker(new URL(own, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  // An idle reader does not keep a program alive.
  worker.unref();
  return worker;
}

/** What the thread receives. */
export interface Task {
  readonly bytes: Uint8Array;
  readonly limits: Limits;
}

async function answerOf(worker: Worker, task: Task): Promise<Reading> {
  let settle: (reading: Reading) => void = () => undefined;
  const answer = new Promise<Reading>((resolve) => {
    settle = resolve;
  });
  const timer = setTimeout(() => settle(TIMED_OUT), task.limits.timeMs);
  const fail = () => settle(DAMAGED);
  worker.once("message", settle).once("error", fail).once("exit", fail);
  worker.postMessage(task);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
    worker.off("message", settle).off("error", fail).off("exit", fail);
  }
}
