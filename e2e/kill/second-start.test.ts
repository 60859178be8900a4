import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { access, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { newPlace, startPlatform } from "../support/platform.ts";

// How long it takes is measured by `script/bench start`: here, two cores are shared with the look at every page.
test("a second start keeps everything", async () => {
  const place = await newPlace();
  const first = await startPlatform(place);
  const { clients } = first.facts;
  // The specimens are still being searched for zones: nothing waits for them, they are searched after the next start.
  await first.stop();

  const again = await startPlatform(place);
  const home = await fetch(`${again.url}/caen/`);
  expect(home.status).toBe(200);
  // Applications keep their secrets: what a vendor was given still connects.
  expect(again.facts).toMatchObject({ clients });
  await again.remove();
}, 300_000);

test("Ctrl + C while it starts leaves no PostgreSQL behind", async () => {
  const { directory, port } = await newPlace();
  const starting = spawn(process.execPath, ["apps/platform/dist/main.js"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: { PORT: String(port), DATA_DIR: directory, PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(starting, "exit");
  const lines = createInterface(starting.stdout);
  for await (const line of lines) if (line.startsWith("PostgreSQL fonctionne")) starting.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  await expect(access(join(directory, "postgres/data/postmaster.pid"))).rejects.toThrow("ENOENT");
  await rm(directory, { recursive: true, force: true });
}, 300_000);

test("a port already taken is said in words, before anything is made", async () => {
  const first = await startPlatform(await newPlace());
  const other = await newPlace();
  const settings = { PORT: String(first.port), DATA_DIR: other.directory, PATH: process.env.PATH };
  const second = promisify(execFile)(process.execPath, ["apps/platform/dist/main.js"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: settings,
  });
  await expect(second).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^Ardeco ne démarre pas\.\nLe port \d+ est déjà pris\..*PORT=\d+ script\/start\n$/,
    ),
  });
  await expect(access(join(other.directory, "postgres"))).rejects.toThrow("ENOENT");
  await first.remove();
  await rm(other.directory, { recursive: true, force: true });
}, 240_000);
