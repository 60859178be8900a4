import { randomInt } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

/**
 * Below the ports that Linux lends to any connection (32768 by default): one of those may be taken while
 * PostgreSQL is stopped.
 */
const [LOWEST, EPHEMERAL] = [20_000, 32_768];

/** The port asked for, or the one remembered in the directory, or a free one which is then remembered. */
export async function selectPort(directory: string, asked: number | undefined): Promise<number> {
  if (asked !== undefined) return asked;
  const path = join(directory, "port");
  const remembered = Number(await readFile(path, "utf8").catch(() => "0"));
  if (remembered > 0 && (await findListeningPort(remembered)) !== undefined) return remembered;
  const free = (await findListeningPort(randomInt(LOWEST, EPHEMERAL))) ?? (await findListeningPort(0));
  if (free === undefined) throw new Error("no free port on 127.0.0.1");
  await writeFile(path, String(free));
  return free;
}

async function findListeningPort(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}
