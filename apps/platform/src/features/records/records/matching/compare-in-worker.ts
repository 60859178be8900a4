import { Worker } from "node:worker_threads";
import type { ComparedPair, CompareQuestion } from "./compare-worker.ts";

const HEAP_MB = 2_048;
/**
 * A hundred thousand people take a processor for a minute: past ten, it is lost. Under what its queue leaves
 * it (comparison-turn.ts).
 */
const MOST_MS = 10 * 60_000;

const script = new URL(
  import.meta.url.endsWith(".ts") ? "./compare-worker.ts" : "./compare-worker.js",
  import.meta.url,
);

/** Away from the event loop. Throws when memory, or time, is not enough. */
export function compareInWorker(
  question: CompareQuestion,
  mostMs = MOST_MS,
): Promise<readonly ComparedPair[]> {
  const worker = new Worker(script, {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  let limit: NodeJS.Timeout | undefined;
  return new Promise<readonly ComparedPair[]>((resolve, reject) => {
    limit = setTimeout(() => reject(new Error("the comparison took too long")), mostMs);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the comparison ended without an answer")));
  }).finally(() => {
    clearTimeout(limit);
    return worker.terminate();
  });
}
