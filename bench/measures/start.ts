import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Bench } from "../bench.ts";
import { figure, median, table } from "../figures.ts";

const STARTS = 5;
/** Whoever starts it again looks at a terminal meanwhile. */
const AIM_MS = 5_000;
const main = fileURLToPath(import.meta.resolve("@ardeco/platform/main"));

/**
 * The built platform, its PostgreSQL and the demonstration that is already there: from the command to the
 * first page.
 */
export const start: Bench = async () => {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-bench-start-"));
  try {
    const first = await startAgain(directory);
    const times: number[] = [];
    for (let done = 0; done < STARTS; done += 1) times.push(await startAgain(directory));
    const text = table([
      ["start", "ms to the first page"],
      ["first, with its demonstration", figure(first)],
      ["second, median", figure(median(times))],
      ["second, best and worst", `${figure(Math.min(...times))}–${figure(Math.max(...times))}`],
    ]);
    return { ratio: median(times) / AIM_MS, aim: 1, higherIsBetter: false, text };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

async function startAgain(directory: string): Promise<number> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const began = performance.now();
  const platform = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: directory,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await isReady(platform);
    const page = await fetch(`${url}/caen/`);
    if (!page.ok) throw new Error(`the first page answers ${page.status}`);
    await page.text();
    return performance.now() - began;
  } finally {
    await stop(platform);
  }
}

async function isReady({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) throw new Error("no output to read");
  for await (const line of createInterface(stdout)) if (line.startsWith("Ardeco est prêt")) break;
  // What it says next is left to go.
  stdout.resume();
}

async function stop(platform: ChildProcess): Promise<void> {
  if (platform.exitCode !== null || platform.signalCode !== null) return;
  const ended = once(platform, "exit");
  platform.kill("SIGTERM");
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  await once(server.close(), "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
