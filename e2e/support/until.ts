import { setTimeout as pause } from "node:timers/promises";

/** A delivery that fails once, on a machine that has too much to do, is tried again after some seconds. */
const PATIENCE_MS = 120_000;

/**
 * Asks again until it does not throw, for what jobs do by themselves. It needs no runner of tests: pictures
 * are taken with the same journeys.
 * @throws what was thrown last
 */
export async function until<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(200);
  }
}
