import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { enter, openDevice } from "./chromium.ts";
import type { Cookie } from "./cookies.ts";
import { filmOf } from "./film.ts";

interface Somebody {
  readonly cookies?: readonly Cookie[];
  readonly viewport?: BrowserContextOptions["viewport"];
}

/** Chromium for one file of tests, whose camera sees what it is shown. */
export function useCamera(): {
  /** What is before the camera when it is switched on next. */
  sees(frame: Buffer): Promise<void>;
  open(url: string, somebody?: Somebody): Promise<BrowserContext>;
} {
  let folder: string;
  let browser: Browser;
  const file = () => join(folder, "code.y4m");
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "ardeco-film-"));
    await writeFile(file(), filmOf({ size: 1, dark: [] }));
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium-headless-shell",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${file()}`,
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    sees: (frame) => writeFile(file(), frame),
    open: async (url, { cookies = [], viewport = null } = {}) => {
      const context = await openDevice(browser, url, {
        permissions: ["camera"],
        ...(viewport === null ? {} : { viewport }),
      });
      await enter(context, url, cookies);
      return context;
    },
  };
}
