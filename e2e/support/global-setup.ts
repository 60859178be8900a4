import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { copyPlace, newPlace, startPlatform } from "./platform.ts";
import { type Sessions, signEverybodyIn } from "./sessions.ts";

/** The one platform that journeys share; tests that kill it or count starts have their own. */
export interface SharedPlatform {
  readonly url: string;
  readonly factsPath: string;
  readonly apiTokens: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sessions: Sessions;
}

declare module "vitest" {
  interface ProvidedContext {
    platform: SharedPlatform;
    /** What a first start left (own-platform.ts). */
    filledDirectory: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { directory, remove } = await fillDirectory();
  project.provide("filledDirectory", directory);
  const platform = await startPlatform(await copyPlace(directory));
  const { url, factsPath, facts } = platform;
  const sessions = await signEverybodyIn(url, facts);
  project.provide("platform", { url, factsPath, apiTokens: facts.apiTokens, sessions });
  return async () => {
    await platform.remove();
    await remove();
  };
}

/**
 * What a first start leaves: that of the whole run where one was made (script/checks/steps.ts), otherwise one
 * of our own.
 */
async function fillDirectory(): Promise<{ directory: string; remove: () => Promise<void> }> {
  const file = process.env.FILLED_DIRECTORY ?? "";
  if (existsSync(file)) return { directory: await readFile(file, "utf8"), remove: async () => undefined };
  const first = await startPlatform(await newPlace());
  await first.stop();
  return { directory: first.directory, remove: () => first.remove() };
}
