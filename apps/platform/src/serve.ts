import { once } from "node:events";
import { createServer } from "node:net";
import { createPlatform, type Platform } from "./app.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { requireDataDirectory } from "./infra/files/require-data-directory.ts";
import { MissingKeysError } from "./infra/keyring/keyring.ts";
import { TokenRefused } from "./infra/keyring/token/token-refused.ts";
import { StartRefused } from "./infra/start-refused.ts";

const printProgress = (progress: string): void => {
  process.stdout.write(`${progress}\n`);
};

// Whoever read the terminal has left (script/start | head): the platform goes on.
process.stdout.on("error", () => {});

class PortTaken extends Error {
  constructor(port: number) {
    super(`Le port ${port} est déjà pris. Choisissez-en un autre : PORT=${port + 1} script/start`);
  }
}

const opened = new AsyncDisposableStack();
let stopping = false;

/** Starts, prints where to go, stops on SIGINT and SIGTERM, from the first second. */
async function runServer(): Promise<void> {
  const config = readConfig();
  process.on("SIGINT", () => void endServer());
  process.on("SIGTERM", () => void endServer());
  printProgress("Ardeco démarre…");
  await requireFreePort(config);
  if (config.mode === "production") {
    const { directory: keysDirectory, create: firstStart } = config.keys;
    await requireDataDirectory(config.dataDirectory, { keysDirectory, firstStart });
  }
  const platform = await createPlatform(config, printProgress, opened);
  await startListening(platform, config);
  platform.announce();
  if (config.log.file !== null) printProgress(`Le journal technique s’écrit dans ${config.log.file}`);
  printProgress(`Ardeco est prêt : ${config.publicUrl}`);
  printProgress("In English: choose “English” at the top of any page. Ctrl + C stops everything.");
}

async function endServer(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await opened.disposeAsync();
  process.exit(0);
}

/** Said at once, rather than after a first start has filled its database. */
async function requireFreePort({ host, port }: Config): Promise<void> {
  const trial = createServer();
  try {
    await once(trial.listen({ host, port }), "listening");
  } catch (error) {
    throw toPortTaken(error, port);
  }
  await once(trial.close(), "close");
}

/** When it cannot listen, what was started is stopped: the private PostgreSQL would outlive us. */
async function startListening({ server, stop }: Platform, { host, port }: Config): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    await stop();
    throw toPortTaken(error, port);
  }
}

function toPortTaken(error: unknown, port: number): unknown {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return taken ? new PortTaken(port) : error;
}

runServer().catch((error: unknown) => {
  // What was being opened is being stopped.
  if (stopping) return;
  const plain = [ConfigError, PortTaken, StartRefused, MissingKeysError];
  const isPlain = error instanceof Error && plain.some((kind) => error instanceof kind);
  const text = isPlain ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`Ardeco ne démarre pas.\n${text}\n`);
  process.exit(error instanceof TokenRefused ? error.exitCode : 1);
});
