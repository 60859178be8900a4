import { Worker } from "node:worker_threads";
import type { Zone } from "./read-zone.ts";

/** Reads pictures one at a time, aside, each within its time. */
export interface ZoneReader {
  /** Null for a picture without a zone, and for one that takes too long. */
  read(picture: Uint8Array): Promise<Zone | null>;
  /** At once: what is being read is refused with an error, since nobody can say whether there is a zone. */
  close(): Promise<void>;
}

/** A page without a zone takes some seconds. */
const TIME_MS = 20_000;
const HEAP_MB = 256;

/**
 * A reader that no picture can hold up or bring down: it works in a thread, stopped and started again after
 * one that takes too long or makes it fail.
 */
export function zoneReader(timeMs = TIME_MS): ZoneReader {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const refuseOnceClosed = () => {
    if (closed) throw new Error("the reader of zones is closed");
  };

  const readAlone = async (picture: Uint8Array): Promise<Zone | null> => {
    refuseOnceClosed();
    worker ??= startWorker();
    const answer = await answerOf(worker, picture, timeMs);
    refuseOnceClosed();
    if (answer !== "failed") return answer;
    await worker.terminate();
    worker = null;
    return null;
  };

  return {
    read(picture) {
      const reading = last.then(() => readAlone(picture));
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

async function answerOf(
  worker: Worker,
  picture: Uint8Array,
  timeMs: number,
): Promise<Zone | null | "failed"> {
  let settle: (answer: Zone | null | "failed") => void = () => undefined;
  const answer = new Promise<Zone | null | "failed">((resolve) => {
    settle = resolve;
  });
  const fail = () => settle("failed");
  const timer = setTimeout(fail, timeMs);
  worker.once("message", settle).once("error", fail).once("exit", fail);
  worker.postMessage(picture);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
    worker.off("message", settle).off("error", fail).off("exit", fail);
  }
}
