import { Worker } from "node:worker_threads";
import type { CleanAnswer } from "./clean-worker.ts";
import type { Cleaned } from "./formats/cleaned.ts";
import { Refusal } from "./formats/refusal.ts";

/** 48 million pixels in HEIC took 2.4 s when measured (docs/adr/0013); a busy, slower machine gets ten times that. */
const TIME_LIMIT_MS = 30_000;
const AT_ONCE = 2;
const HEAP_MB = 512;

const script = new URL(
  import.meta.url.endsWith(".ts") ? "./clean-worker.ts" : "./clean-worker.js",
  import.meta.url,
);

let running = 0;
const waiting: (() => void)[] = [];

/** Cleans a file away from the event loop, two at once, each within its time. Throws Refusal. */
export async function cleanInWorker(file: Buffer, timeLimitMs = TIME_LIMIT_MS): Promise<Cleaned> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await cleanOne(file, timeLimitMs);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function cleanOne(file: Buffer, timeLimitMs: number): Promise<Cleaned> {
  const worker = new Worker(script, {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise<Cleaned>((resolve, reject) => {
    const refuse = () => reject(new Refusal("damaged"));
    const timer = setTimeout(refuse, timeLimitMs);
    worker.once("message", (answer: CleanAnswer) => {
      clearTimeout(timer);
      if (!answer.ok) return reject(new Refusal(answer.reason));
      const { content, ...rest } = answer.cleaned;
      resolve({ ...rest, content: Buffer.from(content) });
    });
    // Out of memory is the file's doing; anything else is ours.
    worker.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? refuse() : reject(error),
    );
    worker.once("exit", refuse);
  }).finally(() => worker.terminate());
}
