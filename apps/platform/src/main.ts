import { createPlatform } from "./app.ts";
import { ConfigError, readConfig } from "./config.ts";

const say = (progress: string): void => {
  process.stdout.write(`${progress}\n`);
};

// Whoever read the terminal has left (script/start | head): the platform goes on.
process.stdout.on("error", () => {});

/** Starts, prints where to go, stops on SIGINT and SIGTERM. */
async function main(): Promise<void> {
  const config = readConfig();
  say("Ardeco démarre…");
  const platform = await createPlatform(config, say);
  await platform.server.listen({ host: config.host, port: config.port });
  platform.announce();
  if (config.log.file !== null) say(`Le journal technique s’écrit dans ${config.log.file}`);
  say(`Ardeco est prêt : ${config.publicUrl}`);
  say("In English: choose “English” at the top of any page. Ctrl + C stops everything.");
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await platform.stop();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`Ardeco ne démarre pas.\n${text}\n`);
  process.exit(1);
});
