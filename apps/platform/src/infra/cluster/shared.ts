import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Cluster, endRunningCluster, ensureRunning } from "./cluster.ts";
import { isAlive } from "./is-alive.ts";
import { runWithLock } from "./lock.ts";

export interface SharedCluster extends Pick<Cluster, "ownerUrl" | "appUrl"> {
  /** Stops the server when nobody else uses it; `cleanUp` runs just before that. */
  leave(cleanUp: () => Promise<void>): Promise<void>;
}

/**
 * Joins the cluster that the test runs of this machine share, and starts it when nobody does: without fsync,
 * and its owner may create databases. A killed run stops counting.
 * @param prepare runs alone among the processes that share the directory
 */
export async function openSharedCluster(
  directory: string,
  prepare: (cluster: Pick<Cluster, "ownerUrl" | "appUrl">) => Promise<void>,
): Promise<SharedCluster> {
  const users = join(directory, "users");
  const own = join(users, String(process.pid));
  await mkdir(users, { recursive: true, mode: 0o700 });
  const cluster = await runWithLock(directory, async () => {
    const running = await ensureRunning({ directory, log: () => {}, durable: false, createDatabases: true });
    await writeFile(own, "");
    await prepare(running);
    return running;
  });
  const leave = (cleanUp: () => Promise<void>) =>
    runWithLock(directory, async () => {
      await rm(own, { force: true });
      if (await isAnyUserAlive(users)) return;
      await cleanUp();
      await endRunningCluster(directory);
    });
  return { ownerUrl: cluster.ownerUrl, appUrl: cluster.appUrl, leave };
}

async function isAnyUserAlive(users: string): Promise<boolean> {
  const pids = (await readdir(users)).map(Number);
  const alive = pids.filter(isAlive);
  await Promise.all(pids.filter((pid) => !alive.includes(pid)).map((pid) => rm(join(users, String(pid)))));
  return alive.length > 0;
}
