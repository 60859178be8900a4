import { access, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureRunning, resolveClusterDirectory, startCluster } from "./cluster.ts";
import { isAlive } from "./is-alive.ts";
import { removeData } from "./remove-data.ts";

const log = () => {};

test("removing the data of a running platform is refused", async () => {
  const data = await mkdtemp(join(tmpdir(), "ardeco-data-"));
  const cluster = await startCluster({ directory: resolveClusterDirectory(data), log });
  await expect(removeData(data)).rejects.toThrow("arrêtez-le");
  await cluster.stop();
  await removeData(data);
  await expect(access(data)).rejects.toThrow("ENOENT");
});

test("removing the data of a killed platform stops the PostgreSQL it left", async () => {
  const data = await mkdtemp(join(tmpdir(), "ardeco-data-"));
  await ensureRunning({ directory: resolveClusterDirectory(data), log });
  const lock = await readFile(join(resolveClusterDirectory(data), "data/postmaster.pid"), "utf8");
  await removeData(data);
  await expect.poll(() => isAlive(Number(lock.split("\n")[0]))).toBe(false);
});
