import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPlace, type Platform, startPlatform } from "../support/platform.ts";
import { signIn } from "../support/sessions.ts";
import { Visitor } from "../support/visitor.ts";
import { canaries, typeCanaries } from "./canaries.ts";

let folder: string;
let logFile: string;
let platform: Platform;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-logs-"));
  logFile = join(folder, "ardeco.log");
  platform = await startPlatform(await newPlace(), { LOG_LEVEL: "debug", LOG_FILE: logFile });
});
afterAll(async () => {
  await platform?.remove();
  await rm(folder, { recursive: true, force: true });
});

test("a debug log of whole journeys holds no name, address, birth date, e-mail nor token, and PostgreSQL's neither", {
  timeout: 300_000,
}, async () => {
  const link = platform.facts.people.find(({ key }) => key === "jeanne")?.signInLink ?? "";
  const jeanne = new Visitor(platform.url, await signIn(platform.url, link));
  await jeanne.get("/caen/espace/informations");
  await typeCanaries(platform.url);
  const lines = await readFile(logFile, "utf8");
  const database = await readFile(join(platform.directory, "postgres/postgres.log"), "utf8");
  expect(lines.split("\n").length).toBeGreaterThan(20);
  const token = new URL(link).searchParams.get("jeton") ?? "";
  const secrets = [token, ...jeanne.cookies.map(({ value }) => value), "Lemoine", "1987-03-29"];
  for (const canary of [...Object.values(canaries), ...secrets]) {
    expect(canary.length).toBeGreaterThan(5);
    expect(lines, canary).not.toContain(canary);
    expect(database, canary).not.toContain(canary);
  }
});
