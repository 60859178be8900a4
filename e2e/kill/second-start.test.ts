import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { access, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { filledPlace } from "../support/own-platform.ts";
import { type Facts, newPlace, startPlatform } from "../support/platform.ts";

// How long it takes is measured by `script/bench start`: here, two cores are shared with the look at every
// page.
test("a second start keeps everything", async () => {
  // The first one stopped as soon as it was ready, the specimens still being searched for zones: they are
  // searched after the next start.
  const place = await filledPlace();
  const first: Facts = JSON.parse(await readFile(join(place.directory, "demo.json"), "utf8"));
  expect(first.clients.length).toBeGreaterThan(0);

  const again = await startPlatform(place);
  const home = await fetch(`${again.url}/caen/`);
  expect(home.status).toBe(200);
  // Applications keep their secrets: what a vendor was given still connects.
  const issuedHere = (issuer: string) => again.url + new URL(issuer).pathname;
  const clients = first.clients.map((one) => ({ ...one, issuer: issuedHere(one.issuer) }));
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
  const { port } = new URL(inject("platform").url);
  const other = await newPlace();
  const settings = { PORT: port, DATA_DIR: other.directory, PATH: process.env.PATH };
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
  await rm(other.directory, { recursive: true, force: true });
}, 240_000);
