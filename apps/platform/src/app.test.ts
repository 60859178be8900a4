import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createPlatform } from "./app.ts";
import { type Config, readConfig } from "./config.ts";

let directory: string;
let config: Config;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ardeco-app-"));
  config = readConfig({ ARDECO_MODE: "development", DATA_DIR: directory, LOG_LEVEL: "silent" });
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const noPostgres = () =>
  expect(access(join(directory, "postgres/data/postmaster.pid"))).rejects.toThrow("ENOENT");

test("a start that a missing key refuses leaves no PostgreSQL behind", { timeout: 240_000 }, async () => {
  const said: string[] = [];
  const production = { ...config, keys: { ...config.keys, create: false } };
  await expect(createPlatform(production, (progress) => said.push(progress))).rejects.toMatchObject({
    name: "MissingKeysError",
  });
  expect(said.join("\n")).toContain("PostgreSQL fonctionne");
  await noPostgres();
});

test("stopped while PostgreSQL starts, it waits for it and stops it", { timeout: 240_000 }, async () => {
  const opened = new AsyncDisposableStack();
  let stopped: Promise<void> | undefined;
  const say = (progress: string) => {
    if (progress === "PostgreSQL est créé") stopped = opened.disposeAsync();
  };
  await expect(createPlatform(config, say, opened)).rejects.toThrow();
  expect(stopped).toBeDefined();
  await stopped;
  await noPostgres();
});
