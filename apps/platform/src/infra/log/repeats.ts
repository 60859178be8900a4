/** A fault that lasts is said again after these waits, each twice the one before. */
const FIRST_MS = 10_000;
const MOST_MS = 600_000;

interface Repeated {
  saidAt: number;
  waitMs: number;
  unsaid: number;
}

/**
 * Whether something that may repeat without end is to be said now. Answers how many times it was left unsaid
 * since the last time, undefined when it is to be left unsaid again: while a database is away, every queue
 * fails each second.
 * @param now in milliseconds
 */
export function openRepeats(now: () => number): (what: string) => number | undefined {
  const known = new Map<string, Repeated>();
  return (what) => {
    const at = now();
    const last = known.get(what);
    // Long over: what comes now is another failure.
    if (!last || at - last.saidAt > 2 * Math.max(last.waitMs, MOST_MS)) {
      known.set(what, { saidAt: at, waitMs: FIRST_MS, unsaid: 0 });
      return last?.unsaid ?? 0;
    }
    if (at - last.saidAt < last.waitMs) {
      last.unsaid += 1;
      return undefined;
    }
    known.set(what, { saidAt: at, waitMs: Math.min(2 * last.waitMs, MOST_MS), unsaid: 0 });
    return last.unsaid;
  };
}
