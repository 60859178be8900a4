import { setTimeout as wait } from "node:timers/promises";

/**
 * Runs `work` and answers no sooner than `milliseconds` after its start. Sealing and writing a message takes
 * ten times longer than finding nobody: without this floor, the clock would tell who has an account.
 */
export async function runConstantTime<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const floor = wait(milliseconds);
  try {
    return await work();
  } finally {
    await floor;
  }
}
