import { Worker } from "node:worker_threads";
import type { ComparedPair, CompareQuestion } from "./compare-worker.ts";

const HEAP_MB = 2_048;

const script = new URL(
  import.meta.url.endsWith(".ts") ? "./compare-worker.ts" : "./compare-worker.js",
  import.meta.url,
);

/** Away from the event loop. Throws when memory is not enough. */
export function compareInWorker(question: CompareQuestion): Promise<readonly ComparedPair[]> {
  const worker = new Worker(script, {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise<readonly ComparedPair[]>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the comparison ended without an answer")));
  }).finally(() => worker.terminate());
}
