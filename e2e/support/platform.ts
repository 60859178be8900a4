import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort, type Program, startProgram } from "./program.ts";

/** What the tests read of data/demo.json. */
export interface Facts {
  readonly people: readonly { readonly key: string; readonly signInLink: string }[];
  readonly agents: readonly {
    readonly key: string;
    readonly authority: string;
    readonly signInLink: string;
  }[];
  readonly apiTokens: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly clients: readonly ClientFacts[];
}

/** What a vendor is given to connect. */
export interface ClientFacts {
  readonly service: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
}

export interface Place {
  readonly directory: string;
  readonly port: number;
}

/** The built platform as anybody starts it, in demonstration mode, with a database of its own. */
export interface Platform extends Program, Place {
  readonly url: string;
  /** Its data/demo.json. */
  readonly factsPath: string;
  readonly facts: Facts;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** Somewhere new: the data of a first start. */
export async function newPlace(): Promise<Place> {
  return { directory: await mkdtemp(join(tmpdir(), "ardeco-e2e-")), port: await freePort() };
}

/**
 * Somewhere like this, of a platform that is stopped: its second start says the same as the first, in a
 * quarter of the time.
 */
export async function copyPlace(directory: string): Promise<Place> {
  const place = await newPlace();
  // PostgreSQL's files stay another user's, who may go through the folder.
  await promisify(execFile)("cp", ["--archive", `${directory}/.`, place.directory]);
  // Two copies that start at once would both take the port of PostgreSQL that the first start remembered.
  await rm(join(place.directory, "postgres/port"), { force: true });
  return place;
}

/** Starts where it is told: twice in the same place keeps everything. */
export async function startPlatform(
  place: Place,
  settings: Readonly<Record<string, string>> = {},
): Promise<Platform> {
  const { directory, port } = place;
  const url = `http://localhost:${port}`;
  const program = await startProgram(["apps/platform/dist/main.js"], "Ardeco est prêt", {
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: directory,
    LOG_LEVEL: "warn",
    REQUESTS_PER_MINUTE: "100000",
    SENSITIVE_REQUESTS_PER_MINUTE: "100000",
    SIGN_IN_MAILS_PER_HOUR: "100000",
    // A sweep visits some pages of an agent seldom.
    STAFF_IDLE_MINUTES: "600",
    ...settings,
  });
  const ready = await fetch(`${url}/readyz`);
  if (!ready.ok) throw new Error(`the platform says that it is not ready: ${ready.status}`);
  const factsPath = join(directory, "demo.json");
  const facts: Facts = JSON.parse(await readFile(factsPath, "utf8"));
  const remove = async () => {
    await program.stop();
    await rm(directory, { recursive: true, force: true });
  };
  return { ...program, ...place, url, factsPath, facts, remove };
}

/** The application of a service of the demonstration. */
export function clientOf({ clients }: Facts, service: string): ClientFacts {
  const client = clients.find((one) => one.service === service);
  if (!client) throw new Error(`${service} has no application in the demonstration`);
  return client;
}
