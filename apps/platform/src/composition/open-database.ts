import type { Config, OwnerUrl } from "../config.ts";
import { resolveClusterDirectory, startCluster } from "../infra/cluster/cluster.ts";
import { requireSchema } from "../infra/database/require-schema.ts";
import { StartRefused } from "../infra/start-refused.ts";
import { updateSchema } from "./update-schema.ts";

export interface OpenedDatabase {
  readonly appUrl: string;
  readonly ownerUrl: OwnerUrl;
  /** Stops the private cluster; nothing for a server of one's own. */
  stop(): Promise<void>;
}

/**
 * The database named by the configuration, or the private cluster, with the whole schema applied; without the
 * owner's address, they must have been.
 */
export async function openConfiguredDatabase(
  config: Config,
  say: (progress: string) => void,
): Promise<OpenedDatabase> {
  const database = config.database
    ? { ...config.database, stop: async () => {} }
    : await startCluster({ directory: resolveClusterDirectory(config.dataDirectory), log: say });
  try {
    if (database.ownerUrl === null) await requireSchema(database.appUrl);
    else await updateSchema(database.ownerUrl, say);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/**
 * For a command that goes past row-level security.
 * @throws StartRefused without the owner's address
 */
export function requireOwner(ownerUrl: OwnerUrl): string {
  if (ownerUrl !== null) return ownerUrl;
  throw new StartRefused(
    "Cette commande a besoin de DATABASE_OWNER_URL, l’adresse de la base " +
      "au nom de son propriétaire. Donnez-la à elle seule, pas au service.",
  );
}
