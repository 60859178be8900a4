import { parseArgs } from "node:util";

export const USAGE = `reader --emulated-card FICHIER [--origin ADRESSE]…
reader --demonstration [--origin ADRESSE]…
reader --platform ADRESSE --code CODE --platform-keys FICHIER
reader

Met les cartes à la portée des pages d’une application métier, sur http://127.0.0.1:4180 seulement.

  --emulated-card FICHIER  une carte émulée, gardée dans ce fichier ; faite s’il n’existe pas
  --demonstration          de vrais lecteurs (PC/SC), des cartes faites avec les clés publiques de la démonstration
  --origin ADRESSE         une page qui pourra s’appairer ; http://localhost:3700 si rien n’est dit

  --platform ADRESSE       installe : l’adresse de la collectivité dans l’API, https://…/api/v1/authorities/caen
  --code CODE              le code de l’équipement, que l’administrateur lit
  --platform-keys FICHIER  les clés publiques de la plateforme (JWKS) : elles signent ce que le lecteur peut faire
  Une fois installé, reader suffit. Les clés sont dans un jeton PKCS#11 : PKCS11_MODULE, PKCS11_TOKEN, PKCS11_PIN_FILE.

  --port N                 0 : un port libre ; 4180 si rien n’est dit
  --folder DOSSIER         ce que le lecteur doit retenir, scellé ; data/reader si rien n’est dit
  --forget-pages           oublie les pages appairées, puis démarre

Dans ce terminal : Entrée montre un code d’appairage, deux minutes ; c puis Entrée retire ou repose la carte émulée.
e puis Entrée étalonne : posez d’abord une carte d’un service sur le lecteur, et laissez-la.`;

/** Asked wrongly: the words to show. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

interface Common {
  readonly port: number;
  readonly folder: string;
  readonly forgetPages: boolean;
}

export interface Demonstration extends Common {
  readonly kind: "demonstration";
  /** Null: readers of the PC. */
  readonly emulatedCard: string | null;
  readonly origins: readonly string[];
}

export interface Installed extends Common {
  readonly kind: "installed";
  readonly token: { readonly module: string; readonly token: string; readonly pinFile: string };
  /** Null: it was installed before. */
  readonly install: { readonly base: string; readonly code: string; readonly keysFile: string } | null;
}

export type Config = Demonstration | Installed;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The only reader of arguments and of the environment. Null when only words were asked for. Throws
 * ConfigError.
 */
export function readConfig(args: readonly string[], environment: Environment = process.env): Config | null {
  const values = parsed(args);
  if (values.help) return null;
  const common = { port: readPort(values.port), folder: values.folder, forgetPages: values["forget-pages"] };
  const emulatedCard = values["emulated-card"] ?? null;
  if (emulatedCard !== null || values.demonstration)
    return { ...common, kind: "demonstration", emulatedCard, origins: values.origin.map(readOrigin) };
  return { ...common, kind: "installed", install: readInstall(values), token: readToken(environment) };
}

function readInstall({
  platform,
  code,
  "platform-keys": keysFile,
}: ReturnType<typeof parsed>): Installed["install"] {
  const given = [platform, code, keysFile].filter((one) => one !== undefined);
  if (given.length === 0) return null;
  if (platform === undefined || code === undefined || keysFile === undefined)
    throw new ConfigError("Pour installer : --platform, --code et --platform-keys, les trois.");
  const url = URL.canParse(platform) ? new URL(platform) : null;
  const isHere = url?.protocol === "http:" && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
  if (!url || (url.protocol !== "https:" && !isHere))
    throw new ConfigError(`--platform ${platform} : une adresse en https est attendue.`);
  return { base: platform.replace(/\/+$/, ""), code, keysFile };
}

function readToken(environment: Environment): Installed["token"] {
  const { PKCS11_MODULE: module, PKCS11_TOKEN: token, PKCS11_PIN_FILE: pinFile } = environment;
  if (!module || !token || !pinFile)
    throw new ConfigError(
      "PKCS11_MODULE, PKCS11_TOKEN et PKCS11_PIN_FILE disent où sont les clés. Pour essayer sans : reader --emulated-card FICHIER",
    );
  return { module, token, pinFile };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        "emulated-card": { type: "string" },
        demonstration: { type: "boolean", default: false },
        origin: { type: "string", multiple: true, default: ["http://localhost:3700"] },
        platform: { type: "string" },
        code: { type: "string" },
        "platform-keys": { type: "string" },
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
