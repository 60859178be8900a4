import { createInterface } from "node:readline";
import { measure } from "./composition/measure.ts";
import { start } from "./composition/start.ts";
import { Terminal } from "./composition/terminal.ts";
import { ConfigError, readConfig, USAGE } from "./config.ts";

const terminal = new Terminal(process.stdout);
const { reader, toggleCard, said, close } = await started();
terminal.say(`Lecteur de cartes : http://127.0.0.1:${reader.port}`);
terminal.say(said);
terminal.say("Entrée montre un code d’appairage, deux minutes. Que personne d’autre ne voie cet écran.");
reader.pairings.onCodeOver = () => terminal.over();
let ending: NodeJS.Timeout | undefined;

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const asked = line.trim();
  terminal.typed();
  if (asked === "c") toggleCard();
  else if (asked === "e") void measure(reader).then((text) => terminal.say(text), tell);
  else if (asked === "") showCode();
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());

/** Only when somebody at the PC asks, and no longer than it serves. */
function showCode(): void {
  const code = reader.pairings.newCode(new Date());
  terminal.show(`Code d’appairage : ${code} (bon une fois, deux minutes)`);
  clearTimeout(ending);
  ending = setTimeout(() => terminal.over(), reader.pairings.codeLivesMs);
}

async function stop(): Promise<void> {
  clearTimeout(ending);
  terminal.over();
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
