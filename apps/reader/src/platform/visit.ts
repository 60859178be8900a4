import { readerPaths } from "@ardeco/contracts";
import { Type } from "typebox";
import { Value } from "typebox/value";
import type { House } from "../debits/house.ts";
import type { Folder } from "../disk/folder.ts";
import { ConfigurationRefused } from "../rights/configuration.ts";
import type { ConfigurationKeeper } from "../rights/keeper.ts";
import { get, PlatformError, post, put } from "./calls.ts";
import { handOver, JournalForked } from "./hand-over.ts";
import { type Installation, keepRevoked } from "./installation.ts";

/** The platform knows by it which programs take lists of who may enter (0.2). */
const VERSION = "0.2.0";
/** Two hundred and eighty thousand cards that may enter. */
const LONGEST = 8_000_000;
/** As long as that takes on a line of half a megabit a second, its server's work included. */
const PATIENCE_MS = 150_000;
const Configured = Type.Object({ configuration: Type.String({ maxLength: LONGEST }) });

export interface Visiting {
  readonly house: House;
  readonly folder: Folder;
  readonly configuration: ConfigurationKeeper;
  readonly installation: Installation;
}

export type Step = "health" | "key" | "configuration" | "journal" | "watermark";
/** What went wrong at each step; empty when all is done. */
export type Visit = ReadonlyMap<Step, Error>;

/**
 * One visit to the platform: says how the reader is, gives its public key, takes its configuration, hands its
 * journal over. A step that fails does not keep the others from being done, unless nobody answers. Revoked,
 * the reader does nothing more, from now on and after a restart.
 * @param only the journal alone, after a debit: the platform would write a configuration a meal to say
 *   nothing new
 */
export async function visit(visiting: Visiting, only?: "journal"): Promise<Visit> {
  const failed = await visited(visiting, only);
  await visiting.house.remember().catch((error: Error) => failed.set("watermark", error));
  return failed;
}

async function visited(visiting: Visiting, only?: Step): Promise<Map<Step, Error>> {
  const { house, folder, installation } = visiting;
  const failed = new Map<Step, Error>();
  for (const [step, work] of steps) {
    if (only !== undefined && step !== only) continue;
    try {
      await work(visiting);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      failed.set(step, error);
      if (error instanceof JournalForked) house.rights.fault();
      if (!(error instanceof PlatformError)) continue;
      // The others would wait as long for as little.
      if (error.problem === "unreachable") return failed;
      if (error.problem !== "revoked") continue;
      house.rights.revoke();
      await keepRevoked(folder, installation);
      return failed;
    }
  }
  return failed;
}

const steps: readonly (readonly [Step, (visiting: Visiting) => Promise<void>])[] = [
  ["health", sayHealth],
  ["key", giveKey],
  ["configuration", takeConfiguration],
  ["journal", giveJournal],
];

async function sayHealth(visiting: Visiting): Promise<void> {
  const { base, secret } = visiting.installation;
  await post(base + readerPaths.health, secret, { version: VERSION, health: healthOf(visiting) });
}

/** Degraded: it works, with difficulty, or for what is left of a configuration that no other one follows. */
function healthOf({ house: { desk, rights }, configuration }: Visiting): "good" | "degraded" | "faulty" {
  if (rights.isFaulty) return "faulty";
  return desk.readers.length > 0 && !configuration.isMissed ? "good" : "degraded";
}

async function giveKey({ house, installation: { base, secret } }: Visiting): Promise<void> {
  await put(base + readerPaths.key, secret, { key: house.element.publicKey });
}

async function takeConfiguration({
  house,
  configuration,
  installation: { base, secret },
}: Visiting): Promise<void> {
  try {
    const answer = await get(base + readerPaths.configuration + knownBy(house), secret, PATIENCE_MS);
    if (!Value.Check(Configured, answer)) throw new ConfigurationRefused("malformed");
    await configuration.take(answer.configuration, house.now());
  } catch (error) {
    // None is there yet: nothing is missed.
    if (!(error instanceof PlatformError && error.problem === "not_there")) configuration.miss();
    throw error;
  }
}

/**
 * It takes lists of who may enter, knows how to look whether a card is near, and how fast cards answer here:
 * the platform signs bounds of that.
 */
function knownBy({ calibration: { held } }: House): string {
  const measured = new URLSearchParams({ presence: "1", entries: "1" });
  if (held !== null) measured.set("command_us", String(held.command_us));
  if (held !== null && held.round_us !== null) measured.set("round_us", String(held.round_us));
  return `?${measured}`;
}

async function giveJournal({ house, installation: { base, secret } }: Visiting): Promise<void> {
  const { reader, journal, sign } = house;
  await handOver({ base, secret, reader, journal, sign });
}
