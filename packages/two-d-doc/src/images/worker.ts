import { parentPort } from "node:worker_threads";
import type { Task } from "./document-reader.ts";
import { readDocument } from "./read-document.ts";

parentPort?.on("message", async ({ bytes, limits }: Task) => {
  parentPort?.postMessage(await readDocument(bytes, limits));
});
