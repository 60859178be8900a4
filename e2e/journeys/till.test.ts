import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, openDevice, watch } from "../support/chromium.ts";
import { end, type Program, startProgram } from "../support/program.ts";

// A vendor's till, in a browser, with the card reader program beside it as README starts them.

const TILL = "http://localhost:3700";
const READER = "http://127.0.0.1:4180";
const root = fileURLToPath(new URL("../..", import.meta.url));

let till: Program;
let reader: ChildProcess;
let codes: AsyncGenerator<string>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-till-"));
  till = await startProgram(["examples/dist/caisse.js"], "Caisse :");
  const args = ["--emulated-card", join(folder, "carte.json"), "--folder", join(folder, "reader")];
  reader = spawn(process.execPath, ["apps/reader/dist/main.js", ...args], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (!reader.stdout) throw new Error("No output.");
  codes = codesOn(reader.stdout);
});
afterAll(async () => {
  await till?.stop();
  if (reader) await end(reader, "SIGTERM");
  await rm(folder, { recursive: true, force: true });
});

/** The codes that the screen of the PC shows, one after the other. */
async function* codesOn(output: Readable): AsyncGenerator<string> {
  for await (const line of createInterface({ input: output })) {
    const code = /Code d’appairage : (\S+)/.exec(line)?.[1];
    if (code !== undefined) yield code;
  }
}

/** Somebody at the PC presses Enter. */
async function freshCode(): Promise<string> {
  reader.stdin?.write("\n");
  const { value } = await codes.next();
  if (typeof value !== "string") throw new Error("The reader program ended.");
  return value;
}

test("the till pairs by the code, debits twice, and hears that the card was taken away", async () => {
  const browser = await launchChromium();
  const context = await openDevice(browser, TILL, {});
  await context.grantPermissions(["local-network-access"], { origin: TILL }).catch(() => undefined);
  const page = await context.newPage();
  const odd = watch(page, TILL, READER);
  await page.goto("/");
  await page.getByLabel("Code affiché par le lecteur").fill(await freshCode());
  await page.getByRole("button", { name: "Appairer" }).click();
  const status = page.getByRole("status");
  await expect.poll(() => status.textContent()).toBe("Appairée.");
  await page.getByRole("button", { name: "Débiter" }).click();
  await expect.poll(() => status.textContent()).toMatch(/Débité\. Il reste 16,50\s€\./);
  await page.getByLabel("Montant en euros").fill("1.50");
  await page.getByRole("button", { name: "Débiter" }).click();
  await expect.poll(() => status.textContent()).toMatch(/Il reste 15,00\s€\./);
  reader.stdin?.write("c\n");
  await expect.poll(() => status.textContent()).toBe("Carte retirée.");
  await page.getByRole("button", { name: "Débiter" }).click();
  await expect.poll(() => status.textContent()).toBe("Présentez une carte.");
  expect(odd).toEqual([]);
  await browser.close();
});

/** A page of somebody else, that the browser lets ask programs of this computer, as it does the till. */
async function aRoguePage(): Promise<{ readonly origin: string; close(): void }> {
  const server = createServer((_request, response) =>
    response.setHeader("content-type", "text/html").end("<!doctype html><title>Jeu</title>"),
  );
  server.listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  return { origin: `http://localhost:${address.port}`, close: () => server.close() };
}

async function openAt(browser: Browser, origin: string): Promise<Page> {
  const context = await openDevice(browser, origin, {});
  await context.grantPermissions(["local-network-access"], { origin }).catch(() => undefined);
  const page = await context.newPage();
  expect((await page.goto("/"))?.status()).toBe(200);
  return page;
}

/** What a page of this origin reads of each way to ask. */
const tryFrom = (page: Page, code: string): Promise<readonly string[]> =>
  page.evaluate(
    async ([url, typed]) => {
      const body = JSON.stringify({ code: typed, service: "caisse" });
      const ask = (type: string) =>
        fetch(`${url}/v1/pairings`, { method: "POST", headers: { "content-type": type }, body });
      const said: string[] = [];
      // One after the other: the last one is what a page that is let in sends.
      for (const one of [() => fetch(`${url}/`), () => ask("text/plain"), () => ask("application/json")])
        said.push(
          await one().then(
            ({ status }) => `read ${status}`,
            () => "refused",
          ),
        );
      return said;
    },
    [READER, code] as const,
  );

test("another page of the same browser gets nothing with a fresh code; the till then pairs by that code", async () => {
  const browser = await launchChromium();
  const rogue = await aRoguePage();
  const code = await freshCode();
  const stranger = await openAt(browser, rogue.origin);
  expect(await tryFrom(stranger, code)).toEqual(["refused", "refused", "refused"]);
  const own = await openAt(browser, TILL);
  expect((await tryFrom(own, code)).at(-1)).toBe("read 201");
  rogue.close();
  await browser.close();
});
