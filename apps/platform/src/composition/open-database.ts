import type { Config } from "../config.ts";
import { clusterDirectory, startCluster } from "../infra/cluster/cluster.ts";
import { migrate } from "../infra/database/migrate.ts";
import { installJobs } from "../infra/jobs/install.ts";

export interface OpenedDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Stops the private cluster; nothing for a server of one's own. */
  stop(): Promise<void>;
}

/** The database named by the configuration, or the private cluster, with every migration applied. */
export async function openConfiguredDatabase(
  config: Config,
  say: (progress: string) => void,
): Promise<OpenedDatabase> {
  const database = config.database
    ? { ...config.database, stop: async () => {} }
    : await startCluster({ directory: clusterDirectory(config.dataDirectory), log: say });
  try {
    const { applied } = await migrate(database.ownerUrl);
    if (applied.length > 0) say(`${applied.length} migrations appliquées`);
    await installJobs(database.ownerUrl);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}
