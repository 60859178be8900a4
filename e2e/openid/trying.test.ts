import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answeringAt } from "../support/answering.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type Platform, startPlatform } from "../support/platform.ts";
import { signedIn } from "../support/sessions.ts";
import { commandsIn, runIn } from "../support/shell.ts";
import { withdrawFromLibrary } from "./withdraw.ts";

// Every command of docs/protocol/trying.md, in order, as a vendor would paste them in one terminal.

const GUIDE = fileURLToPath(new URL("../../docs/protocol/trying.md", import.meta.url));
let platform: Platform;
let directory: string;
beforeAll(async () => {
  platform = await startPlatform(await filledPlace());
  directory = await mkdtemp(join(tmpdir(), "ardeco-guide-"));
}, 300_000);
afterAll(async () => {
  await platform?.remove();
  await rm(directory, { recursive: true, force: true });
});

test("from nothing to a person’s data, each command of the guide does what it says", async () => {
  const [discover = "", register = "", send = "", exchange = "", later = "", after = "", acknowledge = ""] =
    await commands();
  expect(await run(discover)).toContain(`${platform.url}/caen/oidc/token`);
  await run(register);
  const address = (await run(send)).trim();

  const karim = await signedIn(platform.facts, "karim");
  await using _ = await answeringAt("http://localhost:8080");
  await karim.open(address);
  const { url } = await karim.submit({ geste: "accepter" }, "/autoriser/");
  const code = new URL(url).searchParams.get("code") ?? "";
  expect(JSON.parse(await run(`CODE=${code}\n${exchange}`))).toMatchObject({ given_name: "Karim" });
  expect(await run(later)).toBe("true\n");

  await withdrawFromLibrary(karim, platform.url);
  expect(await run(after)).toBe("401\n");
  expect(await run(acknowledge)).toBe("clients.unknown_delivery\n");
});

async function commands(): Promise<readonly string[]> {
  const text = (await readFile(GUIDE, "utf8"))
    .replaceAll("http://localhost:3000", platform.url)
    .replaceAll("data/demo.json", platform.factsPath);
  return commandsIn(text);
}

const run = (block: string): Promise<string> => runIn(directory, block);
