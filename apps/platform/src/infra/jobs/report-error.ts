import type { Log } from "../log/log.ts";
import { openRepeats } from "../log/repeats.ts";

/**
 * What pg-boss says of a failure: an error, or its properties copied into an object with the queue where it
 * happened.
 */
interface Reported {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly queue?: unknown;
}

/**
 * Errors of the queues, in the log: each queue asks the database every second, so that one that is away would
 * fill the log. One line for each code, then one after longer and longer waits, with how many were left out.
 */
export function buildErrorReporter(log: Log, now: () => Date): (error: unknown) => void {
  const repeats = openRepeats(() => now().getTime());
  return (error) => {
    const { code, queue } = toReportedError(error);
    const unsaid = repeats(String(code));
    if (unsaid === undefined) return;
    log.error(
      { err: error, module: "jobs", code, job: queue, count: unsaid },
      "a queue could not ask the database",
    );
  };
}

function toReportedError(error: unknown): Reported {
  if (typeof error !== "object" || error === null) return { code: "unknown" };
  const { code, name, queue }: Reported = error;
  return { code: code ?? name ?? "unknown", queue };
}
