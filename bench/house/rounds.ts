import type { Load } from "../driver/plan.ts";
import { median, percentile } from "../figures.ts";

/**
 * Calls one after the other for this time: what one caller sees. For work that has no HTTP page of its own.
 */
export async function repeat(seconds: number, once: () => Promise<unknown>): Promise<Load> {
  const times: number[] = [];
  const started = performance.now();
  while (performance.now() - started < seconds * 1000) {
    const from = performance.now();
    await once();
    times.push(performance.now() - from);
  }
  const took = (performance.now() - started) / 1000;
  return {
    done: times.length,
    seconds: took,
    perSecond: times.length / took,
    p50: median(times),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    busy: 0,
    after: 0,
  };
}
