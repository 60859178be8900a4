import { createHash } from "node:crypto";
import { mkdir, realpath } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { FolderError } from "./folder.ts";

/**
 * One program at a time writes in a folder: two would write over each other's journal. What says so is held
 * by the system, and leaves with the program, however it ends. Throws FolderError; the function returned lets
 * go.
 */
export async function aloneIn(path: string): Promise<() => Promise<void>> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const server = createServer((socket) => socket.destroy());
  const name = await nameOf(path);
  await new Promise<void>((resolve, reject) => {
    server.once("error", () => reject(new FolderError(`${path} is used by another reader program.`)));
    server.listen(name, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function nameOf(path: string): Promise<string> {
  const folder = await realpath(path);
  const short = createHash("sha256").update(folder).digest("hex").slice(0, 32);
  if (process.platform === "win32") return `\\\\.\\pipe\\ardeco-reader-${short}`;
  // In no folder: it is gone with the program (unix(7), abstract). Elsewhere a file stays after a crash, and
  // is taken away by hand.
  return process.platform === "linux" ? `\0ardeco-reader-${short}` : join(folder, "in-use");
}
