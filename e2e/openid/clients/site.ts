import { spawn } from "node:child_process";
import type { ClientFacts } from "../../support/platform.ts";
import { end } from "../../support/program.ts";

/**
 * A site written with somebody else's library: `/` signs in, `/retour` tells what came, `/plus-tard` tries
 * again.
 */
export interface Site {
  stop(): Promise<void>;
}

/** Starts a program that prints "ready" once it listens at `site`. */
export async function startSite(
  command: readonly [string, ...string[]],
  { issuer, clientId, clientSecret }: ClientFacts,
  site: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    env: {
      PATH: process.env.PATH,
      ISSUER: issuer,
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
      SITE: site,
      ...more,
      PYTHONDONTWRITEBYTECODE: "1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
  });
  return { stop: () => end(child, "SIGTERM") };
}
