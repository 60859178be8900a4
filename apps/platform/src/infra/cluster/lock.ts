import { createHash } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 20;

export type Release = () => Promise<void>;

/**
 * Holds a directory for this process, or returns undefined when another holds it. The lock is an abstract
 * Unix socket: the kernel frees it with the process, however that dies, so no stale lock exists.
 */
export async function reserveDirectory(directory: string): Promise<Release | undefined> {
  const name = createHash("sha256").update(directory).digest("hex").slice(0, 32);
  const server = createServer((socket) => socket.destroy());
  const held = await new Promise<boolean>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    server.listen(`\0ardeco-${name}`, () => resolve(true));
  });
  if (!held) return undefined;
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Runs `work` alone among the processes of this machine that ask for the same directory. */
export async function runWithLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  let release = await reserveDirectory(directory);
  while (!release) {
    await delay(POLL_MS);
    release = await reserveDirectory(directory);
  }
  try {
    return await work();
  } finally {
    await release();
  }
}
