import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { expect, test } from "vitest";
import { startCluster } from "./cluster.ts";

const KILLS = 20;
/** Enough acknowledgements between two kills for the load to be on. */
const BETWEEN_KILLS = 40;

test("twenty kill -9 of Node and of PostgreSQL under load lose no acknowledged row", {
  timeout: 180_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-kill-"));
  const acknowledged: number[] = [];
  let writer = startWriter(directory, 0, acknowledged);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await writer.acknowledges(BETWEEN_KILLS);
    if (kill % 2 === 0) await killServer(directory);
    // Every fourth round both die: the next Node finds a dead server and recovers it.
    if (kill % 4 !== 2) {
      await writer.kill();
      writer = startWriter(directory, kill * 1_000_000, acknowledged);
    }
  }
  await writer.acknowledges(BETWEEN_KILLS);
  await writer.kill();

  const found = await storedNumbers(directory);
  expect(acknowledged.length).toBeGreaterThan(KILLS * BETWEEN_KILLS);
  expect(acknowledged.filter((number) => !found.has(number))).toEqual([]);
  await rm(directory, { recursive: true });
});

interface Writer {
  /** Resolves after that many more acknowledgements. */
  acknowledges(count: number): Promise<void>;
  kill(): Promise<void>;
}

function startWriter(directory: string, first: number, acknowledged: number[]): Writer {
  const script = join(import.meta.dirname, "testing/writer.ts");
  const child: ChildProcess = spawn(process.execPath, [script, directory, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (!child.stdout) throw new Error("no output to read");
  const lines = createInterface(child.stdout);
  const closed = once(lines, "close");
  const stopped = () => closed.then(() => Promise.reject(new Error("the writer stopped by itself")));
  lines.on("line", (line) => acknowledged.push(Number(line)));
  return {
    acknowledges: async (count) => {
      for (let left = count; left > 0; left -= 1) await Promise.race([once(lines, "line"), stopped()]);
    },
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

async function killServer(directory: string): Promise<void> {
  const lock = await readFile(join(directory, "data/postmaster.pid"), "utf8");
  process.kill(Number(lock.split("\n")[0]), "SIGKILL");
}

async function storedNumbers(directory: string): Promise<Set<number>> {
  const cluster = await startCluster({ directory, log: () => {} });
  const client = new Client({ connectionString: cluster.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ number: number }>("select number from acknowledged");
  await client.end();
  await cluster.stop();
  return new Set(rows.map(({ number }) => number));
}
