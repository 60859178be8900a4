import type { PgBoss, Queue } from "pg-boss";
import type { JobHandler } from "./run.ts";

export interface JobSettings {
  /** Attempts after the first; then the job is failed and waits for an operator. */
  readonly retryLimit?: number;
  /** Waits double from the first to the longest, in seconds, with jitter. */
  readonly backoff?: { readonly firstSeconds: number; readonly maxSeconds: number };
  /** "strict": jobs of one orderKey run one after the other, and a failed one holds back those behind it. */
  readonly order?: "strict";
  /** Jobs of this name run at once by one server. */
  readonly concurrency?: number;
  /** A run longer than this is taken for dead and tried again. */
  readonly timeoutSeconds?: number;
}

export interface RegisteredJob {
  readonly name: string;
  readonly handler: JobHandler;
  readonly settings: JobSettings;
}

const DAY = 86_400;

/** The queue of a job name is created, or brought to its settings; its order can never change. */
export async function ensureQueue(boss: PgBoss, { name, settings }: RegisteredJob): Promise<void> {
  const policy = policyOf(settings);
  await boss.createQueue(name, { policy, ...limitsOf(settings) });
  const queue = await boss.getQueue(name);
  if (queue?.policy !== policy) {
    throw new Error(`job ${name} was ${queue?.policy} and is now ${policy}: give it another name`);
  }
  await boss.updateQueue(name, limitsOf(settings));
}

/** "short" keeps one waiting job a key; a job without a key is given one of its own (see send.ts). */
function policyOf(settings: JobSettings): "key_strict_fifo" | "short" {
  return settings.order === "strict" ? "key_strict_fifo" : "short";
}

function limitsOf({
  retryLimit = 8,
  backoff,
  order,
  timeoutSeconds = 120,
}: JobSettings): Omit<Queue, "name"> {
  return {
    retryLimit,
    retryBackoff: true,
    retryDelay: backoff?.firstSeconds ?? 5,
    retryDelayMax: backoff?.maxSeconds ?? 3_600,
    expireInSeconds: timeoutSeconds,
    // A waiting job is never dropped for its age: one held back behind a failed job waits for the operator.
    retentionSeconds: 365 * DAY,
    // Done jobs leave at once (run.ts), failed ones after this; a failed one in strict order holds its key until then.
    deleteAfterSeconds: order === "strict" ? 90 * DAY : 14 * DAY,
  };
}
