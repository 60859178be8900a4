import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { enter } from "../support/chromium.ts";
import { film } from "../support/film.ts";
import { aPrintedCard } from "../support/printed-card.ts";

const { url, sessions } = inject("platform");

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-film-"));
  const file = join(folder, "code.y4m");
  await writeFile(file, film(await aPrintedCard(url, sessions.claire)));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium-headless-shell",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${file}`,
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test("at the desk, a code in front of the camera is read and checked, without a key pressed", async () => {
  const context = await browser.newContext({ baseURL: url, permissions: ["camera"] });
  await enter(context, url, sessions.camille ?? []);
  const page = await context.newPage();
  await page.goto("/caen/agents/supports/verifier");
  await page.getByRole("button", { name: "Lire avec la caméra" }).click();
  await page.getByText("Ce support est valable").waitFor();
  expect(await page.getByRole("heading", { name: /Il est à Claire/ }).isVisible()).toBe(true);
  await context.close();
});
