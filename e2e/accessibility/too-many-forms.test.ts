import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium, openDevice } from "../support/chromium.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type Platform, startPlatform } from "../support/platform.ts";
import { bringAxe, inspect } from "./inspect.ts";
import { sendEmpty } from "./sending.ts";

describe("from one address too many forms", () => {
  let strict: Platform;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
    strict = await startPlatform(await filledPlace(), { SENSITIVE_REQUESTS_PER_MINUTE: "1" });
  });
  afterAll(async () => {
    await browser?.close();
    await strict?.remove();
  });

  test("429", async () => {
    const context = await openDevice(browser, strict.url, {});
    await bringAxe(context);
    const page = await context.newPage();
    await page.goto("/caen/reprise");
    await sendEmpty(page, /Reprendre/);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.getByRole("button", { name: /Reprendre/ }).click(),
    ]);
    expect(answer.status()).toBe(429);
    await page.waitForLoadState();
    expect(await inspect(page, "fr")).toEqual([]);
    await context.close();
  });
});
