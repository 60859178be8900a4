import type { PgBoss, Queue, QueueResult } from "pg-boss";
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

/**
 * The queue of each job is created, or brought to its settings; its order can never change. What is there is
 * read at once: one question a queue would make a start as long as there are jobs.
 */
export async function ensureQueues(boss: PgBoss, jobs: readonly RegisteredJob[]): Promise<void> {
  const before = await findQueues(boss);
  const missing = jobs.filter(({ name }) => !before.has(name));
  for (const { name, settings } of missing)
    await boss.createQueue(name, { policy: getQueuePolicy(settings), ...buildQueueLimits(settings) });
  // Once more: another server may have created it meanwhile, with other settings.
  const queues = missing.length > 0 ? await findQueues(boss) : before;
  for (const { name, settings } of jobs) {
    const [queue, policy, limits] = [queues.get(name), getQueuePolicy(settings), buildQueueLimits(settings)];
    if (queue?.policy !== policy)
      throw new Error(`job ${name} was ${queue?.policy} and is now ${policy}: give it another name`);
    if (!hasLimits(queue, limits)) await boss.updateQueue(name, limits);
  }
}

async function findQueues(boss: PgBoss): Promise<ReadonlyMap<string, QueueResult>> {
  const queues = await boss.getQueues();
  return new Map(queues.map((queue) => [queue.name, queue]));
}

const hasLimits = (queue: QueueResult, limits: Limits): boolean =>
  Object.entries(limits).every(([limit, value]) => Reflect.get(queue, limit) === value);

type Limits = Omit<Queue, "name">;

/** "short" keeps one waiting job a key; a job without a key is given one of its own (see send.ts). */
function getQueuePolicy(settings: JobSettings): "key_strict_fifo" | "short" {
  return settings.order === "strict" ? "key_strict_fifo" : "short";
}

function buildQueueLimits({ retryLimit = 8, backoff, order, timeoutSeconds = 120 }: JobSettings): Limits {
  return {
    retryLimit,
    retryBackoff: true,
    retryDelay: backoff?.firstSeconds ?? 5,
    retryDelayMax: backoff?.maxSeconds ?? 3_600,
    expireInSeconds: timeoutSeconds,
    // A waiting job is never dropped for its age: one held back behind a failed job waits for the operator.
    retentionSeconds: 365 * DAY,
    // Done jobs leave at once (run.ts), failed ones after this; a failed one in strict order holds its key
    // until then.
    deleteAfterSeconds: order === "strict" ? 90 * DAY : 14 * DAY,
  };
}
