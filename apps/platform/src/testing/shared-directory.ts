import { createHash } from "node:crypto";
import { statfs } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const MEMORY = "/dev/shm";
/** Containers have 64 MB there: too little for a server. */
const ENOUGH_BYTES = 2 ** 31;

/**
 * Where the PostgreSQL of the tests lives: in memory when there is room, since a new database is 300 new
 * files (10 ms against 200 on a slow disk). One for each user and each clone of the project.
 */
export async function sharedDirectory(): Promise<string> {
  const cache = fileURLToPath(new URL("../../../../node_modules/.cache/", import.meta.url));
  const key = createHash("sha256").update(cache).digest("hex").slice(0, 8);
  const name = `ardeco-tests-${process.getuid?.()}-${key}`;
  const memory = await statfs(MEMORY).catch(() => undefined);
  return memory && memory.bavail * memory.bsize > ENOUGH_BYTES ? `${MEMORY}/${name}` : cache + name;
}
