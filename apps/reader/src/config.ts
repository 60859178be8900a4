import { parseArgs } from "node:util";

export const USAGE = `reader --emulated-card FICHIER [--origin ADRESSE]… [--port 4180] [--folder DOSSIER]
reader --demonstration [--origin ADRESSE]…  [--port 4180] [--folder DOSSIER]

Met les cartes à la portée des pages d’une application métier, sur http://127.0.0.1:4180 seulement.

  --emulated-card FICHIER  une carte émulée, gardée dans ce fichier ; faite s’il n’existe pas
  --demonstration          de vrais lecteurs (PC/SC), des cartes faites avec les clés publiques de la démonstration
  --origin ADRESSE         une page qui pourra s’appairer ; http://localhost:3700 si rien n’est dit
  --port N                 0 : un port libre
  --folder DOSSIER         ce que le lecteur doit retenir, scellé ; data/reader si rien n’est dit
  --forget-pages           oublie les pages appairées, puis démarre

Dans ce terminal : Entrée affiche un code d’appairage ; c puis Entrée retire ou repose la carte émulée.`;

/** Asked wrongly: the words to show. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export interface Config {
  /** Null: readers of the PC. */
  readonly emulatedCard: string | null;
  readonly origins: readonly string[];
  readonly port: number;
  readonly folder: string;
  readonly forgetPages: boolean;
}

/** The only reader of arguments. Null when only words were asked for. Throws ConfigError. */
export function readConfig(args: readonly string[]): Config | null {
  const values = parsed(args);
  if (values.help) return null;
  if (values["emulated-card"] === undefined && !values.demonstration) throw new ConfigError(USAGE);
  return {
    emulatedCard: values["emulated-card"] ?? null,
    origins: values.origin.map(readOrigin),
    port: readPort(values.port),
    folder: values.folder,
    forgetPages: values["forget-pages"],
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        "emulated-card": { type: "string" },
        demonstration: { type: "boolean", default: false },
        origin: { type: "string", multiple: true, default: ["http://localhost:3700"] },
        port: { type: "string", default: "4180" },
        folder: { type: "string", default: "data/reader" },
        "forget-pages": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch {
    throw new ConfigError(USAGE);
  }
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text)
    throw new ConfigError(
      `--origin ${text} : écrivez une origine exacte, comme https://caisse.exemple.fr, sans rien après.`,
    );
  return text;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new ConfigError(`--port ${text} : un nombre de 0 à 65535.`);
  return port;
}
