import { requireOwner } from "./composition/open-database.ts";
import { type Config, ConfigError } from "./config.ts";
import { BackupRefused } from "./infra/backup/refused.ts";
import { openClusterTemporarily, resolveClusterDirectory } from "./infra/cluster/cluster.ts";
import { MissingKeysError } from "./infra/keyring/keyring.ts";
import { StartRefused } from "./infra/start-refused.ts";

export const printLine = (text: string): void => void process.stdout.write(`${text}\n`);

/** What was typed is not understood: nothing began. 2, as other commands answer it. */
export class UsageRefused extends Error {
  override readonly name = "UsageRefused";
}

const plain = [BackupRefused, StartRefused, ConfigError, MissingKeysError];

/** Runs a command of the operator; a refusal is a sentence, anything else shows its stack. */
export async function runCommand(failed: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UsageRefused) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
      return;
    }
    const isPlain = error instanceof Error && plain.some((kind) => error instanceof kind);
    const text = isPlain ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${failed}\n${text}\n`);
    process.exitCode = 1;
  }
}

/** The owner's connection to what is to be saved, on a platform that runs or not. */
export async function openOwnerDatabase(
  config: Config,
): Promise<{ readonly ownerUrl: string; stop(): Promise<void> }> {
  if (config.database) return { ownerUrl: requireOwner(config.database.ownerUrl), stop: async () => {} };
  const directory = resolveClusterDirectory(config.dataDirectory);
  const cluster = await openClusterTemporarily({ directory, log: () => {} });
  if (!cluster)
    throw new StartRefused(`Rien à sauvegarder : ${config.dataDirectory} ne contient pas de base.`);
  return cluster;
}
