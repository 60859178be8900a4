import { existsSync } from "node:fs";
import { mkdir, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StartRefused } from "../start-refused.ts";
import { findBinaries } from "./binaries.ts";
import { ensureClusterInitialised, readCredentials } from "./initialise.ts";
import { type Release, reserveDirectory } from "./lock.ts";
import { selectPort } from "./port.ts";
import { endPostmaster, findPostmaster, type Postmaster, startPostmaster } from "./postmaster.ts";
import { formatClusterSettings } from "./settings.ts";
import { resolveUnprivilegedPrefix } from "./unprivileged.ts";

const WATCH_MS = 250;

export interface ClusterOptions {
  /** Where the cluster lives; created when missing. */
  readonly directory: string;
  /** Default: a free port, remembered in the directory. */
  readonly port?: number;
  readonly log: (message: string) => void;
  /** Default true. False gives up fsync: for tests only. */
  readonly durable?: boolean;
  /**
   * Default false. Lets the owner create databases, decided when the cluster is first made: for tests only.
   */
  readonly createDatabases?: boolean;
}

export interface Cluster {
  /** Connection of `ardeco_owner`: migrations. */
  readonly ownerUrl: string;
  /** Connection of `ardeco_app`: everything else. */
  readonly appUrl: string;
  readonly port: number;
  /** True when the server was found alive: Node had been killed. */
  readonly adopted: boolean;
  /** Orderly stop; safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the private PostgreSQL of the platform and keeps it running: a server killed under us is started
 * again on the same port. Only one process may hold a directory.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const directory = await ensureClusterDirectory(options.directory);
  const release = await reserveDirectory(directory);
  if (!release) throw new StartRefused(formatRunningRefusal(options.directory));
  try {
    const running = await ensureRunning({ ...options, directory });
    const stopWatching = startWatchdog({ ...options, directory, port: running.port });
    const stop = async () => {
      await stopWatching();
      await endRunningCluster(directory);
      await release();
    };
    let stopped: Promise<void> | undefined;
    return { ...running, stop: () => (stopped ??= stop()) };
  } catch (error) {
    // Started, but too late or without the rest: nobody else would stop it.
    await endRunningCluster(directory).finally(release);
    throw error;
  }
}

const formatRunningRefusal = (directory: string): string =>
  `Ardeco fonctionne déjà sur ${dirname(directory)}. ` +
  "Arrêtez-le d’abord, ou donnez à celui-ci un autre dossier : " +
  "DATA_DIR=autre-dossier PORT=3001 script/start";

/**
 * The cluster of a directory for a while, whether the platform runs on it or not: for a backup.
 * @returns undefined when there is none; `stop` leaves it as it was found
 */
export async function openClusterTemporarily(
  options: ClusterOptions,
): Promise<Pick<Cluster, "ownerUrl" | "stop"> | undefined> {
  const directory = await ensureClusterDirectory(options.directory);
  const data = join(directory, "data");
  if (!existsSync(join(data, "PG_VERSION"))) return undefined;
  const release = await reserveDirectory(directory);
  if (!release) return { ownerUrl: await resolveRunningUrl(directory, data), stop: async () => {} };
  const { ownerUrl, adopted } = await ensureRunning({ ...options, directory });
  const stop = async () => {
    if (!adopted) await endRunningCluster(directory);
    await release();
  };
  return { ownerUrl, stop };
}

/** Keeps the platform of a directory from starting; undefined when it runs. Starts nothing. */
export async function reserveStoppedCluster(directory: string): Promise<Release | undefined> {
  return reserveDirectory(await ensureClusterDirectory(directory));
}

async function resolveRunningUrl(directory: string, data: string): Promise<string> {
  const postmaster = await findPostmaster(data);
  if (!postmaster)
    throw new StartRefused(`PostgreSQL redémarre dans ${directory} : réessayez dans un instant.`);
  const { owner } = await readCredentials(directory);
  return `postgres://ardeco_owner:${owner}@127.0.0.1:${postmaster.port}/ardeco`;
}

/** Initialises when needed, adopts or starts. The caller holds the lock of the directory. */
export async function ensureRunning(options: ClusterOptions): Promise<Omit<Cluster, "stop">> {
  const directory = await ensureClusterDirectory(options.directory);
  const data = join(directory, "data");
  const alive = await findPostmaster(data);
  const postmaster = alive ?? (await start(options, directory, data));
  options.log(`PostgreSQL ${alive ? "fonctionnait déjà" : "fonctionne"} sur 127.0.0.1:${postmaster.port}`);
  return {
    ...(await buildClusterUrls(directory, postmaster)),
    port: postmaster.port,
    adopted: alive !== undefined,
  };
}

async function buildClusterUrls(
  directory: string,
  { port }: Postmaster,
): Promise<Pick<Cluster, "ownerUrl" | "appUrl">> {
  const { owner, app } = await readCredentials(directory);
  const url = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${port}/ardeco`;
  return { ownerUrl: url("ardeco_owner", owner), appUrl: url("ardeco_app", app) };
}

/** Where to reach the server that a platform is running on this directory; undefined when it is stopped. */
export async function findRunning(
  directory: string,
): Promise<Pick<Cluster, "ownerUrl" | "appUrl"> | undefined> {
  const postmaster = await findPostmaster(join(await ensureClusterDirectory(directory), "data"));
  return postmaster && buildClusterUrls(await ensureClusterDirectory(directory), postmaster);
}

/** Stops the server of a directory, if there is one. The caller holds the lock of the directory. */
export async function endRunningCluster(directory: string): Promise<void> {
  const data = join(await realpath(directory), "data");
  const postmaster = await findPostmaster(data);
  if (postmaster) await endPostmaster(postmaster, data);
}

async function start(options: ClusterOptions, directory: string, data: string): Promise<Postmaster> {
  const durable = options.durable ?? true;
  const createDatabases = options.createDatabases ?? false;
  const [binaries, prefix] = await Promise.all([findBinaries(), resolveUnprivilegedPrefix(directory)]);
  const created = await ensureClusterInitialised({ directory, prefix, binaries, durable, createDatabases });
  if (created) options.log("PostgreSQL est créé");
  await writeFile(join(data, "postgresql.conf"), formatClusterSettings({ durable }));
  return startPostmaster([...prefix, binaries.postgres], data, await selectPort(directory, options.port));
}

/** Watches by process number, which serves a server we started and one we adopted. */
function startWatchdog(options: ClusterOptions & { port: number }): () => Promise<void> {
  let working: Promise<unknown> = Promise.resolve();
  let busy = false;
  const look = async () => {
    if (await findPostmaster(join(options.directory, "data"))) return;
    options.log("PostgreSQL s’est arrêté : il redémarre");
    await ensureRunning(options);
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    working = look()
      .catch((error: unknown) => options.log(`PostgreSQL ne redémarre pas : ${String(error)}`))
      .finally(() => {
        busy = false;
      });
  }, WATCH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}

/** The folder of the private cluster in the data directory of a platform. */
export function resolveClusterDirectory(dataDirectory: string): string {
  return join(dataDirectory, "postgres");
}

/** The real path: it is what the kernel says of the server's working directory. */
async function ensureClusterDirectory(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return realpath(directory);
}
