import { join, relative, resolve } from "node:path";
import { parseHostAddresses } from "./infra/database/hosts.ts";
import { requireTls } from "./infra/database/require-tls.ts";
import type { TokenSettings } from "./infra/keyring/token/token-settings.ts";
import type { AllowedHost } from "./infra/outbound/allowed-hosts.ts";
import { readAllowedHosts } from "./infra/outbound/read-allowed-hosts.ts";
import { readHosts } from "./infra/settings/read-hosts.ts";
import { readSignInRules } from "./infra/settings/read-sign-in-rules.ts";
import { settings } from "./infra/settings/settings.ts";
import { buildSettingsReader, type Read } from "./infra/settings/settings-reader.ts";
import type { TracingSettings } from "./infra/tracing/tracing.ts";
import type { Hosts } from "./kernel/hosts.ts";
import type { PaymentServices, SignInRules } from "./kernel/ports.ts";

export { ConfigError } from "./infra/settings/settings-reader.ts";

export const modes = ["demonstration", "development", "production"] as const;
export type Mode = (typeof modes)[number];

export interface Config {
  readonly mode: Mode;
  readonly host: string;
  readonly port: number;
  /** Origin, no trailing slash. */
  readonly publicUrl: string;
  readonly hosts: Hosts;
  readonly signIn: SignInRules;
  readonly dataDirectory: string;
  readonly keys: KeySettings;
  /** Null: a private cluster under the data directory. */
  readonly database: { readonly appUrl: string; readonly ownerUrl: OwnerUrl } | null;
  /** A null smtpUrl is the developer's mailbox. */
  readonly mail: { readonly smtpUrl: string | null; readonly from: string };
  readonly outbound: { readonly httpsOnly: boolean; readonly allowHosts: readonly AllowedHost[] };
  readonly seals: SealSettings;
  readonly payments: PaymentServices;
  /** Null: no antivirus. */
  readonly clamdAddress: string | null;
  /** As Fastify's trustProxy. */
  readonly trustProxy: false | number | string[];
  /**
   * Requests a minute from one address, those of signing in and enrolling, sign-in messages an hour; at least
   * 1.
   */
  readonly rates: {
    readonly generousPerMinute: number;
    readonly strictPerMinute: number;
    readonly mailsPerHour: number;
  };
  /** How long a page waits for each of its parts; at least 1. */
  readonly pagePartMs: number;
  /** Name, address and phone: what the law has the legal notice say (LCEN, art. 1-1). */
  readonly hostingProvider: string;
  /** Without a sign of somebody, from 12 to 60: they are told, then erased. */
  readonly inactiveMonths: number;
  readonly sandbox: "open" | "closed";
  /** Null: no /metrics. */
  readonly metricsToken: string | null;
  /** Null: no trace. */
  readonly tracing: TracingSettings | null;
  /** A null file is standard output. */
  readonly log: { readonly level: string; readonly file: string | null };
}

/**
 * Null: this process may not change the schema, which script/migrate does; it refuses another version than
 * its own.
 */
export type OwnerUrl = string | null;

export interface KeySettings {
  readonly directory: string;
  /** Draw the root keys that are missing. */
  readonly create: boolean;
  /** How long backups are kept: a tree that a rotation closed opens them until then. */
  readonly backupDays: number;
  /** Null: key files are guarded by their rights alone. */
  readonly token: TokenSettings | null;
}

/** Whose seals on documents are believed. */
export interface SealSettings {
  /** Those of the test authority too (FR00), whose key is published. */
  readonly acceptTest: boolean;
  /** File of the trust list of France Titres; null: no seal but a test one can be verified. */
  readonly trustList: string | null;
  /** Folder of the certificates of who signs documents. */
  readonly certificates: string | null;
  /** Folder of their authorities' revocation lists; null: revocations are not looked at. */
  readonly revocations: string | null;
}

/** Of the demonstration: the number is one that nobody has (ARCEP, numbers kept for fiction). */
const FICTIONAL_PROVIDER = "Hébergeur de démonstration, 1 rue de l’Exemple, 14000 Caen, 02 61 91 00 00";

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings; throws one ConfigError that lists everything wrong, and never quotes a value. */
export function readConfig(env: Environment = process.env): Config {
  const read = buildSettingsReader(env);
  const mode = read.oneOf(
    "ARDECO_MODE",
    modes,
    env.NODE_ENV === "production" ? "production" : "demonstration",
  );
  const production = mode === "production";
  const port = read.integer("PORT", 3000, 65_535);
  const dataDirectory = resolve(production ? read.required("DATA_DIR") : read.text("DATA_DIR", "data"));
  const publicUrl = readPublicUrl(read, production, port);
  const hosts = readHosts(read, publicUrl);
  const config: Config = {
    mode,
    host: read.text("HOST", "127.0.0.1"),
    port,
    publicUrl,
    hosts,
    signIn: readSignInRules(read, production, hosts),
    dataDirectory,
    keys: readKeys(read, env, { production, dataDirectory }),
    database: readDatabase(read),
    mail: readMail(read, production),
    outbound: { httpsOnly: production, allowHosts: readAllowedHosts(read, production) },
    payments: readPayments(read, production),
    clamdAddress: readClamdAddress(read),
    seals: readSeals(read, production, mode === "demonstration"),
    trustProxy: readTrustProxy(read),
    rates: {
      generousPerMinute: readRate(read, "REQUESTS_PER_MINUTE", 600),
      strictPerMinute: readRate(read, "SENSITIVE_REQUESTS_PER_MINUTE", 20),
      mailsPerHour: readRate(read, "SIGN_IN_MAILS_PER_HOUR", 60),
    },
    pagePartMs: readRate(read, "PAGE_PART_MS", 2_000),
    hostingProvider: production
      ? read.required("HOSTING_PROVIDER")
      : read.text("HOSTING_PROVIDER", FICTIONAL_PROVIDER),
    inactiveMonths: readInactivity(read),
    sandbox: read.oneOf("SANDBOX", ["open", "closed"], production ? "closed" : "open"),
    metricsToken: readMetricsToken(read),
    tracing: readTracing(read),
    log: readLog(read, production, dataDirectory),
  };
  read.refuseHoles();
  return config;
}

/** The only setting of script/migrate: what changes the schema holds no other secret. */
export function readOwnerUrl(env: Environment = process.env): string {
  const read = buildSettingsReader(env);
  const name = "DATABASE_OWNER_URL";
  const url = readDatabaseUrl(read, name);
  if (read.text(name, "") === "")
    read.hole(name, "nécessaire : la base au nom de son propriétaire", "needed: the database as its owner");
  read.refuseHoles();
  return url ?? "";
}

function readPublicUrl(read: Read, production: boolean, port: number): string {
  const text = production ? read.required("PUBLIC_URL") : read.text("PUBLIC_URL", `http://localhost:${port}`);
  if (text === "") return text;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["http:", "https:"].includes(url.protocol) || `${url.origin}/` !== url.href) {
    read.hole(
      "PUBLIC_URL",
      "origine seule, par exemple https://droits.caen.fr",
      "an origin only, such as https://droits.caen.fr",
    );
    return "";
  }
  if (production && url.protocol !== "https:")
    read.hole("PUBLIC_URL", "https obligatoire en production", "https is required in production");
  return url.origin;
}

function readKeys(
  read: Read,
  env: Environment,
  { production, dataDirectory }: { readonly production: boolean; readonly dataDirectory: string },
): KeySettings {
  const directory = resolve(
    production ? read.required("KEYS_DIR") : read.text("KEYS_DIR", join(dataDirectory, "keys")),
  );
  if (production && !relative(dataDirectory, directory).startsWith("..")) {
    read.hole("KEYS_DIR", "doit être hors de DATA_DIR", "must be outside DATA_DIR");
  }
  const asked = read.oneOf("KEYS_CREATE", ["", "first-start"], "");
  return {
    directory,
    create: !production || asked === "first-start",
    backupDays: read.integer("BACKUP_DAYS", 35, 3_650),
    token: readToken(read, env),
  };
}

/** @param env what the vendor's library reads comes from there; our own settings are taken out */
function readToken(read: Read, env: Environment): TokenSettings | null {
  const names = ["PKCS11_MODULE", "PKCS11_TOKEN", "PKCS11_PIN_FILE"] as const;
  const [module, token, pinFile] = names.map((name) => read.text(name, ""));
  const key = read.text("PKCS11_KEY", "01");
  if (!/^([0-9a-f]{2}){1,64}$/i.test(key))
    read.hole(
      "PKCS11_KEY",
      "identifiant en hexadécimal, par exemple 01",
      "hexadecimal identifier, such as 01",
    );
  const given = names.find((_, at) => [module, token, pinFile][at] !== "");
  if (given === undefined) return null;
  if (!module || !token || !pinFile) {
    read.hole(given, `${names.join(", ")} vont ensemble`, `${names.join(", ")} go together`);
    return null;
  }
  const ours = new Set<string>(settings.map(({ name }) => name));
  const environment = Object.fromEntries(
    Object.entries(env).filter((one): one is [string, string] => one[1] !== undefined && !ours.has(one[0])),
  );
  return { module, token, pinFile: resolve(pinFile), key, environment };
}

function readDatabase(read: Read): Config["database"] {
  const appUrl = readDatabaseUrl(read, "DATABASE_URL");
  const ownerUrl = readDatabaseUrl(read, "DATABASE_OWNER_URL");
  if (!appUrl && !ownerUrl) return null;
  if (!appUrl) {
    const name = "DATABASE_URL";
    read.hole(name, "nécessaire avec DATABASE_OWNER_URL", "needed with DATABASE_OWNER_URL");
  } else if (ownerUrl && parseDatabaseUser(appUrl) === parseDatabaseUser(ownerUrl)) {
    read.hole("DATABASE_URL", "deux rôles différents sont nécessaires", "two different roles are needed");
  }
  return { appUrl: appUrl ?? "", ownerUrl };
}

/**
 * Several hosts may be named: the platform connects to the one that is the primary. Null when absent or
 * wrong.
 */
function readDatabaseUrl(read: Read, name: string): string | null {
  const [text, reason] = [read.text(name, ""), read.text("DATABASE_WITHOUT_TLS", "")];
  if (text === "") return null;
  const addresses = parseHostAddresses(text);
  if (addresses === null) {
    read.hole(
      name,
      "adresse attendue, qui commence par postgres://, à un ou " +
        "plusieurs hôtes : postgres://role:mot@a:5432,b:5432/base",
      "an address is expected, starting with postgres://, with one " +
        "or several hosts: postgres://role:word@a:5432,b:5432/base",
    );
    return null;
  }
  return addTlsSettings(read, { name, text, reason });
}

/**
 * A reason is asked for, so that whoever reads the settings later knows why the network may read the
 * database.
 */
function addTlsSettings(
  read: Read,
  { name, text, reason }: { name: string; text: string; reason: string },
): string | null {
  const choice = requireTls(text, reason);
  if (typeof choice !== "string") return choice.address;
  if (choice === "unknown_mode")
    read.hole(name, "sslmode inconnu : verify-full, ou disable", "unknown sslmode: verify-full, or disable");
  else
    read.hole(
      name,
      "vers une autre machine, sslmode=verify-full ; sinon dites pourquoi dans DATABASE_WITHOUT_TLS",
      "towards another machine, sslmode=verify-full; otherwise say why in DATABASE_WITHOUT_TLS",
    );
  return null;
}

const parseDatabaseUser = (address: string): string =>
  new URL(parseHostAddresses(address)?.[0] ?? address).username;

function readMail(read: Read, production: boolean): Config["mail"] {
  const smtp = read.url("SMTP_URL", ["smtp:", "smtps:"]);
  if (production && !smtp) read.required("SMTP_URL");
  const from = production
    ? read.required("MAIL_FROM")
    : read.text("MAIL_FROM", "Ardeco <ne-pas-repondre@localhost>");
  if (from !== "" && !/^[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/.test(from)) {
    read.hole("MAIL_FROM", "adresse attendue : Nom <adresse@domaine>", "expected: Name <address@domain>");
  }
  return { smtpUrl: smtp?.href ?? null, from };
}

/**
 * A town that took simulated money for real would feed people on nothing: the simulator is refused in
 * production.
 */
function readPayments(read: Read, production: boolean): PaymentServices {
  const simulator = read.oneOf("PAYMENT_SIMULATOR", ["open", "closed"], production ? "closed" : "open");
  if (production && simulator === "open")
    read.hole("PAYMENT_SIMULATOR", "closed obligatoire en production", "closed is required in production");
  const origin = read.text("PAYFIP_URL", "https://www.payfip.gouv.fr").replace(/\/$/, "");
  if (!URL.canParse(origin) || (production && !origin.startsWith("https://")))
    read.hole(
      "PAYFIP_URL",
      "une adresse https, par exemple https://www.payfip.gouv.fr",
      "an https address, for instance https://www.payfip.gouv.fr",
    );
  return {
    simulator: simulator === "open",
    payfip: { service: `${origin}/tpa/services/securite`, page: `${origin}/tpa/paiementws.web` },
  };
}

function readClamdAddress(read: Read): string | null {
  const address = read.text("CLAMD_ADDRESS", "");
  if (address === "") return null;
  if (!/^(\/.+|[\w.-]+:\d{1,5})$/.test(address))
    read.hole("CLAMD_ADDRESS", "hôte:port, ou le chemin d’une socket", "host:port, or the path of a socket");
  return address;
}

/** Anybody signs with the test authority's key: where documents count, it is refused. */
function readSeals(read: Read, production: boolean, demonstration: boolean): SealSettings {
  const file = (name: string) => {
    const text = read.text(name, "");
    return text === "" ? null : resolve(text);
  };
  const test = read.oneOf("TWO_D_DOC_TEST", ["accept", "refuse"], demonstration ? "accept" : "refuse");
  if (production && test === "accept")
    read.hole("TWO_D_DOC_TEST", "refuse obligatoire en production", "refuse is required in production");
  return {
    acceptTest: test === "accept",
    trustList: file("TWO_D_DOC_TRUST_LIST"),
    certificates: file("TWO_D_DOC_CERTIFICATES"),
    revocations: file("TWO_D_DOC_REVOCATIONS"),
  };
}

function readTrustProxy(read: Read): Config["trustProxy"] {
  const parts = read.list("TRUST_PROXY", []);
  const [first] = parts;
  if (first === undefined) return false;
  if (parts.length === 1 && /^[1-9]$/.test(first)) return Number(first);
  // "true" would believe any client about its own address.
  if (parts.every((part) => /^[0-9a-f.:]+(\/\d{1,3})?$/i.test(part) && /[.:]/.test(part))) return [...parts];
  read.hole(
    "TRUST_PROXY",
    "un nombre de relais (1 à 9) ou leurs adresses",
    "a number of proxies (1 to 9) or their addresses",
  );
  return false;
}

function readMetricsToken(read: Read): string | null {
  const token = read.text("METRICS_TOKEN", "");
  if (token === "") return null;
  if (!/^[\w.~+/-]{32,200}=*$/.test(token))
    read.hole(
      "METRICS_TOKEN",
      "au moins 32 lettres et chiffres, par exemple : openssl rand -hex 32",
      "at least 32 letters and digits, such as: openssl rand -hex 32",
    );
  return token;
}

/** The names are those of OpenTelemetry, which its other programs read too. */
function readTracing(read: Read): TracingSettings | null {
  const endpoint = read.url("OTEL_EXPORTER_OTLP_ENDPOINT", ["http:", "https:"]);
  const pairs = read.list("OTEL_EXPORTER_OTLP_HEADERS", []).map((pair) => /^([\w-]+)=(.+)$/.exec(pair));
  if (pairs.includes(null)) {
    const name = "OTEL_EXPORTER_OTLP_HEADERS";
    read.hole(name, "nom=valeur, séparés par des virgules", "name=value, separated by commas");
  }
  const share = Number(read.text("OTEL_TRACES_SAMPLER_ARG", "1"));
  if (!(share >= 0 && share <= 1))
    read.hole("OTEL_TRACES_SAMPLER_ARG", "un nombre de 0 à 1", "a number from 0 to 1");
  if (endpoint === null) return null;
  const headers = Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", pair?.[2] ?? ""]));
  return { endpoint: endpoint.href, headers, share };
}

/** A terminal is for people: without a supervisor that collects standard output, lines go to a file. */
function readLog(read: Read, production: boolean, dataDirectory: string): Config["log"] {
  const file = read.text("LOG_FILE", production ? "" : join(dataDirectory, "ardeco.log"));
  return {
    level: read.oneOf("LOG_LEVEL", ["debug", "info", "warn", "error", "silent"], "info"),
    file: file === "" ? null : resolve(file),
  };
}

/** Zero would refuse everybody, the person who set it included. */
/**
 * Under a year, who comes each summer would be erased; above five, nothing says any more that it is needed.
 */
function readInactivity(read: Read): number {
  const months = read.integer("INACTIVITY_MONTHS", 24, 60);
  if (months < 12) read.hole("INACTIVITY_MONTHS", "au moins 12", "at least 12");
  return months;
}

function readRate(read: Read, name: string, fallback: number): number {
  const rate = read.integer(name, fallback, 1_000_000);
  if (rate === 0) read.hole(name, "au moins 1", "at least 1");
  return rate;
}
