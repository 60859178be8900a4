import { spawn } from "node:child_process";
import { open, readdir, readFile, readlink, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 10;
/** Recovery after a crash replays at most max_wal_size. */
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;
const ORPHAN_LIMIT_MS = 5_000;

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

interface LockFile extends Postmaster {
  readonly status: string;
}

/** The server alive on this data directory, if any. */
export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
  const lock = await readLockFile(data);
  return lock && (await isProcessInDirectory(lock.pid, data)) ? lock : undefined;
}

/**
 * Starts the server as the head of its own session: it outlives a killed Node, and the terminal's Ctrl-C
 * reaches only Node. Resolves when it accepts connections, its recovery done.
 */
export async function startPostmaster(
  command: readonly string[],
  data: string,
  port: number,
): Promise<Postmaster> {
  await removePostmasterRemains(data);
  const logPath = join(data, "..", "postgres.log");
  const log = await open(logPath, "a", 0o600);
  const { size } = await log.stat();
  const [program = "", ...prefix] = command;
  const child = spawn(program, [...prefix, "-D", data, "-p", String(port)], {
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    env: { PATH: process.env.PATH, TZ: "UTC" },
  });
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error("PostgreSQL stopped while starting")));
  });
  child.unref();
  await log.close();
  try {
    return await Promise.race([ended, waitPostmasterReady(data)]);
  } catch (cause) {
    const said = (await readFile(logPath)).subarray(size).toString().trim();
    throw new Error(`PostgreSQL did not start: ${said || logPath}`, { cause });
  }
}

/** Orderly stop: sessions are cut, transactions in progress roll back, a checkpoint is written. */
export async function endPostmaster({ pid }: Postmaster, data: string): Promise<void> {
  sendProcessSignal(pid, "SIGINT");
  if (await waitCondition(async () => !(await isProcessInDirectory(pid, data)), STOP_LIMIT_MS)) return;
  // Immediate: the next start recovers from the log.
  sendProcessSignal(pid, "SIGQUIT");
  await waitCondition(async () => !(await isProcessInDirectory(pid, data)), STOP_LIMIT_MS);
}

async function waitPostmasterReady(data: string): Promise<Postmaster> {
  const ready = await waitCondition(async () => {
    const lock = await readLockFile(data);
    return lock?.status === "ready" ? lock : undefined;
  }, START_LIMIT_MS);
  if (!ready) throw new Error(`PostgreSQL not ready after ${START_LIMIT_MS / 1000} s`);
  return ready;
}

/**
 * After a killed server: waits for its last processes, then removes its lock file. PostgreSQL would refuse a
 * lock file whose process is a zombie nobody reaps (usual in containers) or whose number another process
 * took; removing it disarms PostgreSQL's own check of shared memory, hence the wait.
 */
async function removePostmasterRemains(data: string): Promise<void> {
  if (!(await readLockFile(data))) return;
  const gone = async () => (await listDirectoryProcesses(data)).length === 0;
  if (!(await waitCondition(gone, ORPHAN_LIMIT_MS))) {
    for (const pid of await listDirectoryProcesses(data)) sendProcessSignal(pid, "SIGKILL");
    if (!(await waitCondition(gone, ORPHAN_LIMIT_MS)))
      throw new Error(`processes of a former PostgreSQL still use ${data}`);
  }
  await rm(join(data, "postmaster.pid"), { force: true });
}

/** Lines of postmaster.pid (PostgreSQL's miscadmin.h): 1 process, 4 port, 8 status. */
async function readLockFile(data: string): Promise<LockFile | undefined> {
  const text = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), status: lines[7] ?? "" } : undefined;
}

/** All processes of a server work in its data directory; a zombie works nowhere. */
async function isProcessInDirectory(pid: number, data: string): Promise<boolean> {
  return (await readlink(`/proc/${pid}/cwd`).catch(() => undefined)) === data;
}

async function listDirectoryProcesses(data: string): Promise<number[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
  const found = await Promise.all(
    pids.map(async (pid) => ((await isProcessInDirectory(pid, data)) ? pid : 0)),
  );
  return found.filter((pid) => pid > 0);
}

function sendProcessSignal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone.
  }
}

async function waitCondition<T>(
  condition: () => Promise<T | undefined>,
  limitMs: number,
): Promise<T | undefined> {
  const limit = performance.now() + limitMs;
  while (performance.now() < limit) {
    const met = await condition();
    if (met) return met;
    await delay(POLL_MS);
  }
  return undefined;
}
