import { createInterface } from "node:readline";
import { startDemonstration } from "./composition/start-demonstration.ts";
import { type Config, ConfigError, readConfig, USAGE } from "./config.ts";

const config = readOrStop();
const { reader, toggleCard } = await startDemonstration(config, (error) =>
  console.error(error instanceof Error ? `${error.name} : ${error.message}` : "Erreur inconnue."),
);
if (config.forgetPages) await reader.pairings.forget();
console.log(`Lecteur de cartes : http://127.0.0.1:${reader.port}`);
console.log(`Pages permises : ${config.origins.join(", ")}`);
showCode();

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => (line.trim() === "c" ? toggleCard() : showCode()));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());

function showCode(): void {
  const code = reader.pairings.newCode(new Date());
  console.log(`Code d’appairage : ${code} (bon une fois, cinq minutes). Entrée en affiche un autre.`);
}

async function stop(): Promise<void> {
  lines.close();
  await reader.close();
  process.exit(0);
}

function readOrStop(): Config {
  try {
    const read = readConfig(process.argv.slice(2));
    if (read !== null) return read;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
