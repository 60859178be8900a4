import { expect, test } from "vitest";
import { newPlace, startPlatform } from "../support/platform.ts";

const LIMIT_MS = 3_000;
const TRIES = 3;

test("a second start keeps everything and reaches its first page in under three seconds", async () => {
  const place = await newPlace();
  const first = await startPlatform(place);
  const { clients } = first.facts;
  await first.stop();

  const times: number[] = [];
  for (let start = 0; start < TRIES; start += 1) {
    const began = performance.now();
    const again = await startPlatform(place);
    const home = await fetch(`${again.url}/caen/`);
    times.push(Math.round(performance.now() - began));
    expect(home.status).toBe(200);
    // Applications keep their secrets: what a vendor was given still connects.
    expect(again.facts).toMatchObject({ clients });
    await (start === TRIES - 1 ? again.remove() : again.stop());
  }
  console.log(`second starts, to the first page: ${times.join(", ")} ms`);
  // The best: a loaded machine delays any of them.
  expect(Math.min(...times)).toBeLessThan(LIMIT_MS);
}, 60_000);
