import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect } from "vitest";
import { findBinaries } from "../infra/cluster/binaries.ts";
import { startCluster } from "../infra/cluster/cluster.ts";
import { resolveUnprivilegedPrefix } from "../infra/cluster/unprivileged.ts";
import { aRelay } from "./a-relay.ts";

/**
 * A primary and a standby of it, made by copy: the second one takes the place of the first when it is told
 * to.
 */
export async function aPrimaryAndItsStandby() {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "ardeco-standby-")));
  const first = join(directory, "first");
  const cluster = await startCluster({ directory: first, log: () => {} });
  await cluster.stop();
  const [one, other] = [join(first, "data"), join(directory, "second")];
  await cp(one, other, { recursive: true, preserveTimestamps: true });
  await writeFile(join(other, "standby.signal"), "");
  const url = new URL(cluster.appUrl);
  const primary = await start(one, url);
  const standby = await start(other, url);
  return {
    /** The standby is named first. */
    appUrl: url.href.replace(url.host, `127.0.0.1:${standby.port},127.0.0.1:${primary.port}`),
    ports: { primary: primary.port, standby: standby.port },
    killPrimary: () => end(primary.child, "SIGKILL"),
    /** As `pg_ctl promote` does it. */
    promote: async () => {
      await writeFile(join(other, "promote"), "");
      process.kill(standby.child.pid ?? 0, "SIGUSR1");
    },
    [Symbol.asyncDispose]: async () => {
      for (const { child } of [primary, standby]) await end(child, "SIGQUIT");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function start(data: string, like: URL) {
  const [prefix, { postgres }] = [await resolveUnprivilegedPrefix(join(data, "..")), await findBinaries()];
  // A relay finds a free port, and gives it back.
  const relay = await aRelay({ host: "127.0.0.1", port: 1 });
  relay.close();
  const { port } = relay;
  const [program = "", ...rest] = [...prefix, postgres, "-D", data, "-p", String(port)];
  const child = spawn(program, rest, { stdio: "ignore", env: { PATH: process.env.PATH, TZ: "UTC" } });
  const url = new URL(like);
  url.port = String(port);
  await expect.poll(() => answers(url.href), { timeout: 60_000 }).toBe(true);
  return { child, port };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    client.end().catch(() => {});
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
