import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Static, Type } from "typebox";
import { readJsonFile } from "../files/read-json-file.ts";
import type { Binaries } from "./binaries.ts";
import { accessFile } from "./settings.ts";

const run = promisify(execFile);
const MAJOR_VERSION = "17";

/** Passwords of the two roles. */
const Credentials = Type.Object({ owner: Type.String(), app: Type.String() });
export type Credentials = Readonly<Static<typeof Credentials>>;

export interface InitialiseOptions {
  readonly directory: string;
  readonly prefix: readonly string[];
  readonly binaries: Binaries;
  readonly durable: boolean;
  /** Lets the owner create databases: for tests. */
  readonly createDatabases: boolean;
}

/**
 * Creates the cluster unless it is there. It is built beside its place and moved in whole: never half of one.
 */
export async function ensureClusterInitialised(options: InitialiseOptions): Promise<boolean> {
  const data = join(options.directory, "data");
  const version = await readFile(join(data, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version !== undefined && version.trim() !== MAJOR_VERSION) {
    throw new Error(
      `${data} was made by PostgreSQL ${version.trim()}, this is ${MAJOR_VERSION}: export, then restore.`,
    );
  }
  if (version !== undefined) return false;
  const building = join(options.directory, "data.building");
  await rm(building, { recursive: true, force: true });
  const credentials = { owner: randomBytes(24).toString("hex"), app: randomBytes(24).toString("hex") };
  await createClusterFiles(options, building);
  await createRoles(options, building, credentials);
  await writeFile(join(building, "pg_hba.conf"), accessFile);
  await writeFile(resolveCredentialsPath(options.directory), JSON.stringify(credentials), { mode: 0o600 });
  await rename(building, data);
  return true;
}

export async function readCredentials(directory: string): Promise<Credentials> {
  return readJsonFile(Credentials, resolveCredentialsPath(directory));
}

async function createClusterFiles(
  { prefix, binaries, durable }: InitialiseOptions,
  data: string,
): Promise<void> {
  const options = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums"];
  // The built-in locale sorts alike on every machine, whatever its C library: an index never changes order.
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"];
  // --auth demands a password for the superuser: it gets one that nobody keeps.
  const password = `${data}.password`;
  await writeFile(password, randomBytes(24).toString("hex"), { mode: 0o600 });
  try {
    const command = [
      ...prefix,
      binaries.initdb,
      `--pgdata=${data}`,
      ...options,
      ...locale,
      `--pwfile=${password}`,
    ];
    await runInitCommand(durable ? command : [...command, "--no-sync"]);
  } finally {
    await rm(password);
  }
}

/**
 * Single-user mode: the roles are there before the first connection, and the superuser never needs to log in.
 */
async function createRoles(
  { prefix, binaries, createDatabases }: InitialiseOptions,
  data: string,
  { owner, app }: Credentials,
): Promise<void> {
  const statements = [
    `create role ardeco_owner login ${createDatabases ? "createdb" : ""} password '${owner}'`,
    `create role ardeco_app login password '${app}'`,
    "alter role postgres password null",
    "create database ardeco owner ardeco_owner",
    "revoke all on database ardeco, postgres from public",
    "grant connect on database ardeco to ardeco_app",
    ...(createDatabases ? ["grant connect on database postgres to ardeco_owner"] : []),
  ];
  await runInitCommand(
    [...prefix, binaries.postgres, "--single", "-D", data, "postgres"],
    `${statements.join("\n")}\n`,
  );
}

async function runInitCommand([command = "", ...rest]: readonly string[], input = ""): Promise<void> {
  const running = run(command, rest, { env: { PATH: process.env.PATH, TZ: "UTC" } });
  running.child.stdin?.end(input);
  const { stderr } = await running;
  // Single-user mode goes on after a refused statement, and exits with 0.
  if (stderr.includes("ERROR:")) throw new Error(`PostgreSQL refused to be initialised: ${stderr}`);
}

function resolveCredentialsPath(directory: string): string {
  return join(directory, "credentials.json");
}
