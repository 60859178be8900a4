import { parentPort } from "node:worker_threads";
import { readZone } from "./read-zone.ts";

// What is no picture has no zone either: sharp refuses it.
parentPort?.on("message", async (picture: Uint8Array) => {
  parentPort?.postMessage(await readZone(picture).catch(() => null));
});
