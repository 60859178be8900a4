import { expect, inject, test } from "vitest";
import { phone, useChromium } from "../support/chromium.ts";

const chromium = useChromium();

/** docs: "first page under 60 kB compressed with its font subset, no layout shift". */
const MOST_BYTES = 60_000;

test.each(["/caen/", "/caen/services/cantine"])(
  "%s: under 60 kB for who comes first, and nothing moves",
  async (path) => {
    const page = await chromium.open({ scripts: true, viewport: phone });
    const wire = await page.context().newCDPSession(page);
    await wire.send("Network.enable");
    let bytes = 0;
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(new URL(path, inject("platform").url).href, { waitUntil: "networkidle" });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if ("value" in entry) sum += Number(entry.value);
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );
    console.info(`${path}: ${bytes} bytes, layout shift ${shift}`);
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect(shift).toBe(0);
  },
);
