import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium, openDevice, watch } from "../support/chromium.ts";
import { end, type Program, startProgram } from "../support/program.ts";

// A vendor's till, in a browser, with the card reader program beside it as README starts them.

const TILL = "http://localhost:3700";
const READER = "http://127.0.0.1:4180";
const root = fileURLToPath(new URL("../..", import.meta.url));

let till: Program;
let reader: ChildProcess;
let code = "";
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
  reader.stdin?.write("\n");
  for await (const line of createInterface({ input: reader.stdout })) {
    code = /^Code d’appairage : (\S+)/.exec(line)?.[1] ?? "";
    if (code !== "") break;
  }
});
afterAll(async () => {
  await till?.stop();
  if (reader) await end(reader, "SIGTERM");
  await rm(folder, { recursive: true, force: true });
});

test("the till pairs by the code, debits twice, and hears that the card was taken away", async () => {
  const browser = await launchChromium();
  const context = await openDevice(browser, TILL, {});
  await context.grantPermissions(["local-network-access"], { origin: TILL }).catch(() => undefined);
  const page = await context.newPage();
  const odd = watch(page, TILL, READER);
  await page.goto("/");
  await page.getByLabel("Code affiché par le lecteur").fill(code);
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

test("another page of the same browser gets nothing, with the code or without", async () => {
  const browser = await launchChromium();
  const page = await (await openDevice(browser, TILL, {})).newPage();
  // Another origin: the same server under another name.
  await page.goto(TILL.replace("localhost", "127.0.0.1")).catch(() => page.goto("about:blank"));
  reader.stdin?.write("\n");
  const said = await page.evaluate(
    async ([url, typed]) => {
      const body = JSON.stringify({ code: typed, service: "caisse" });
      const tries = [
        fetch(`${url}/v1/pairings`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
        }),
        fetch(`${url}/v1/pairings`, { method: "POST", headers: { "content-type": "text/plain" }, body }),
        fetch(`${url}/`),
      ];
      return Promise.all(
        tries.map((one) =>
          one.then(
            () => "read",
            () => "refused",
          ),
        ),
      );
    },
    [READER, code] as const,
  );
  expect(said).toEqual(["refused", "refused", "refused"]);
  await browser.close();
});
