import { setTimeout as pause } from "node:timers/promises";
import type { Callers } from "./callers.ts";

const LIMIT_MS = 180_000;

/**
 * Waits until so many more operations are acknowledged.
 * @throws when nothing comes back for three minutes
 */
export async function untilMore({ acknowledged }: Callers, more: number): Promise<void> {
  const wanted = acknowledged.size + more;
  const limit = performance.now() + LIMIT_MS;
  while (acknowledged.size < wanted) {
    if (performance.now() > limit) throw new Error("the platform acknowledges nothing any more");
    await pause(20);
  }
}
