import { createInterface } from "node:readline";
import { measure } from "./composition/measure.ts";
import { start } from "./composition/start.ts";
import { ConfigError, readConfig, USAGE } from "./config.ts";

const { reader, toggleCard, said, close } = await started();
console.log(`Lecteur de cartes : http://127.0.0.1:${reader.port}`);
console.log(said);
showCode();

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const asked = line.trim();
  if (asked === "c") toggleCard();
  else if (asked === "e") void measure(reader).then(console.log, tell);
  else showCode();
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());

function showCode(): void {
  const code = reader.pairings.newCode(new Date());
  console.log(`Code d’appairage : ${code} (bon une fois, cinq minutes). Entrée en affiche un autre.`);
}

async function stop(): Promise<void> {
  lines.close();
  await close();
  process.exit(0);
}

async function started() {
  try {
    const config = readConfig(process.argv.slice(2));
    if (config !== null) return await start(config, tell);
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

function tell(error: unknown): void {
  console.error(error instanceof Error ? `${error.name} : ${error.message}` : "Erreur inconnue.");
}
