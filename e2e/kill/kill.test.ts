import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { filledPlace } from "../support/own-platform.ts";
import { startPlatform } from "../support/platform.ts";
import { Writer } from "./writer.ts";

/**
 * Each of the four kinds of death twice; `script/trials kills` does twenty, under more writers and other
 * gestures.
 */
const KILLS = 8;
const WRITERS = 3;
/** Enough between two kills for the load to be on. */
const BETWEEN_KILLS = 15;

// How long the starts take says how busy the machine is. Each wait has its own limit.
test("eight kill -9 of the platform and of its PostgreSQL under load lose no acknowledged answer", {
  timeout: 900_000,
}, async () => {
  const place = await filledPlace();
  let platform = await startPlatform(place);
  const writers = Array.from({ length: WRITERS }, () => new Writer(platform.url));
  for (const writer of writers) await writer.begin();
  let over = false;
  const working = writers.map((writer) => writer.write(() => over));

  for (let kill = 1; kill <= KILLS; kill += 1) {
    await acknowledge(writers, BETWEEN_KILLS);
    const alsoDatabase = kill % 2 === 0;
    if (alsoDatabase) await killDatabase(place.directory);
    // Every fourth time the database alone dies: the platform starts it again and goes on.
    if (kill % 4 === 2) continue;
    await platform.kill();
    platform = await startPlatform(place);
    for (const writer of writers) await nothingLost(writer);
  }
  await acknowledge(writers, BETWEEN_KILLS);
  over = true;
  await Promise.all(working);
  for (const writer of writers) await nothingLost(writer);
  await platform.remove();
});

/** Under load the answer may already be a later one; never an earlier one than what was acknowledged. */
async function nothingLost(writer: Writer): Promise<void> {
  const acknowledged = writer.saved;
  const found = await writer.found();
  expect(found).toBeGreaterThanOrEqual(acknowledged);
  expect(found).toBeLessThanOrEqual(writer.sent);
}

async function acknowledge(writers: readonly Writer[], more: number): Promise<void> {
  const total = () => writers.reduce((sum, { acknowledgements }) => sum + acknowledgements, 0);
  const wanted = total() + more;
  await vi.waitUntil(() => total() >= wanted, { timeout: 90_000, interval: 10 });
}

/** The postmaster, which takes its processes with it. */
async function killDatabase(directory: string): Promise<void> {
  const lock = await readFile(join(directory, "postgres/data/postmaster.pid"), "utf8");
  process.kill(Number(lock.split("\n")[0]), "SIGKILL");
}
