import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, openBrowser } from "./browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface ClientFacts {
  readonly service: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
}

/** The platform as anybody starts it, in demonstration mode, on a database of its own. */
export interface Platform {
  readonly url: string;
  /** Its data/demo.json. */
  readonly factsPath: string;
  client(service: string): ClientFacts;
  /** One of the demonstration people, signed in by the link that the start prints. */
  signedIn(person: string): Promise<Browser>;
  stop(): Promise<void>;
}

interface Facts {
  readonly people: readonly { key: string; signInLink: string }[];
  readonly clients: readonly ClientFacts[];
}

export async function startPlatform(): Promise<Platform> {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-e2e-"));
  const port = await freePort();
  const child = spawn(process.execPath, ["apps/platform/dist/main.js"], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: directory, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await saying(child, "Ardeco est prêt");
  const factsPath = join(directory, "demo.json");
  const facts: Facts = JSON.parse(await readFile(factsPath, "utf8"));
  return {
    url: `http://localhost:${port}`,
    factsPath,
    client: (service) => found(facts.clients, (one) => one.service === service),
    signedIn: async (person) => {
      const browser = openBrowser();
      await browser.open(found(facts.people, ({ key }) => key === person).signInLink);
      await browser.submit();
      return browser;
    },
    stop: async () => {
      await stopped(child);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Resolves when the program has printed this; rejects when it ends before. */
export function saying(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(text)) resolve();
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before “${text}”:\n${said}`)));
    child.once("error", reject);
  });
}

/** Asks a program to end, and waits for it. */
export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

function found<T>(all: readonly T[], wanted: (one: T) => boolean): T {
  const one = all.find(wanted);
  if (one === undefined) throw new Error("not in the demonstration");
  return one;
}
