import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { enter } from "../support/chromium.ts";
import { Visitor } from "../support/visitor.ts";

const { url, sessions } = inject("platform");
const [WIDTH, HEIGHT] = [640, 480];
/** Which squares of the code on this page are dark. */
function codeOn(body: string): {
  readonly size: number;
  readonly dark: readonly (readonly [number, number])[];
} {
  const size = Number(/class="ar-qr" viewBox="0 0 (\d+)/.exec(body)?.[1]);
  const dark = [...body.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(
    ([, column, row]) => [Number(column), Number(row)] as const,
  );
  return { size, dark };
}

/** One frame of a film (YUV4MPEG2): the code on white, as a camera sees it. */
function film(body: string): Buffer {
  const { size, dark } = codeOn(body);
  const side = Math.floor(HEIGHT / size);
  const light = Buffer.alloc(WIDTH * HEIGHT, 235);
  for (const [column, row] of dark)
    for (let y = row * side; y < (row + 1) * side; y += 1)
      light.fill(16, y * WIDTH + column * side, y * WIDTH + (column + 1) * side);
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`);
  return Buffer.concat([head, light, grey]);
}

/** The page of a printed card that Claire has just asked for. */
async function aPrintedCard(): Promise<string> {
  const claire = new Visitor(url, sessions.claire);
  const form = await claire.get("/caen/espace/supports/demander");
  const asked = await claire.submit(form, "/demander", { sorte: "printed" });
  return (await claire.get(new URL(asked.location, url).pathname)).body;
}

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ardeco-film-"));
  const file = join(folder, "code.y4m");
  await writeFile(file, film(await aPrintedCard()));
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
