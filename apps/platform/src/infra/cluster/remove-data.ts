// For script/start --fresh: `node remove-data.js <folder>`. Refuses while a platform runs on it.
import { mkdir, realpath, rm } from "node:fs/promises";
import { endRunningCluster, resolveClusterDirectory } from "./cluster.ts";
import { reserveDirectory } from "./lock.ts";

/**
 * Removes the data directory of a platform that is stopped, or was killed and left its PostgreSQL running.
 */
export async function removeData(dataDirectory: string): Promise<void> {
  await mkdir(resolveClusterDirectory(dataDirectory), { recursive: true });
  const directory = await realpath(resolveClusterDirectory(dataDirectory));
  const release = await reserveDirectory(directory);
  if (!release) throw new Error(`Ardeco fonctionne sur ${dataDirectory} : arrêtez-le d’abord.`);
  try {
    await endRunningCluster(directory);
    await rm(dataDirectory, { recursive: true });
  } finally {
    await release();
  }
}

const [, script, folder] = process.argv;
if (script === import.meta.filename && folder) {
  await removeData(folder).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
