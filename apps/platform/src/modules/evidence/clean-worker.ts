// Runs in a worker thread: a hostile file costs this thread, never the server.

import { parentPort, workerData } from "node:worker_threads";
import { cleanContent } from "./formats/clean.ts";
import type { Cleaned } from "./formats/cleaned.ts";
import { Refusal, type RefusalReason } from "./formats/refusal.ts";

export type CleanAnswer =
  | { readonly ok: true; readonly cleaned: Cleaned }
  | { readonly ok: false; readonly reason: RefusalReason };

const answer: CleanAnswer = await cleanContent(Buffer.from(workerData as Uint8Array)).then(
  (cleaned) => ({ ok: true, cleaned }) as const,
  (error: unknown) => {
    // A parser that stumbles on a file says that the file is damaged; it is not a bug of the server.
    return { ok: false, reason: error instanceof Refusal ? error.reason : "damaged" } as const;
  },
);
parentPort?.postMessage(answer);
