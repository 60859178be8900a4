import { PgBoss } from "pg-boss";
import type { AuthorityId } from "../../kernel/ids.ts";
import type { Jobs } from "../../kernel/ports.ts";
import { runDetached } from "../context/open-transaction.ts";
import { buildPoolOptions } from "../database/build-pool-options.ts";
import { jobLimits } from "../database/limits.ts";
import type { Log } from "../log/log.ts";
import { noTracing, type Tracing } from "../tracing/tracing.ts";
import { type Drained, runDueJobs } from "./drain.ts";
import { type FailedJob, findFailedJobs, retryFailedJob } from "./failed.ts";
import { JOBS_SCHEMA } from "./install.ts";
import { ensureQueues, type JobSettings, type RegisteredJob } from "./queues.ts";
import { buildErrorReporter } from "./report-error.ts";
import { deleteDoneJob, type Envelope, type JobHandler, runJob } from "./run.ts";
import { sendJob } from "./send.ts";

export interface JobsRuntime {
  /** The port handed to contexts. */
  readonly jobs: Jobs;
  /** Before start. One handler a name. */
  register(name: string, handler: JobHandler, settings?: JobSettings): void;
  /**
   * Sends a registered job by a cron expression read in Europe/Paris, once whatever the number of servers.
   */
  schedule(name: string, cron: string): void;
  /** `work: false` sends without running: a server of pages only, or a test that drains. */
  start(options?: { work?: boolean }): Promise<void>;
  /** Waits for the jobs being run. */
  stop(): Promise<void>;
  drain(options?: { retries?: boolean }): Promise<Drained>;
  /** Those that an operator of this authority sees. */
  failedJobs(authorityId: AuthorityId): Promise<readonly FailedJob[]>;
  retryFailed(id: string, authorityId: AuthorityId): Promise<boolean>;
}

export interface JobsOptions {
  now(): Date;
  readonly log: Log;
  readonly tracing?: Tracing;
}

/** @param appUrl connection of the application role, on a database where createJobTables has passed */
export function openJobs(appUrl: string, { now, log, tracing = noTracing }: JobsOptions): JobsRuntime {
  const registered = new Map<string, RegisteredJob>();
  const schedules = new Map<string, string>();
  let started: PgBoss | null = null;
  const boss = (): PgBoss => {
    if (!started) throw new Error("jobs are not started");
    return started;
  };
  const find = (name: string): RegisteredJob => {
    const job = registered.get(name);
    if (!job) throw new TypeError(`job ${name} is not registered`);
    return job;
  };
  return {
    jobs: {
      send: async (tx, name, data, options = {}) =>
        sendJob(boss(), tx, { registered: find(name), data, options, now: now(), trace: tracing.mark() }),
    },
    register: (name, handler, settings = {}) => {
      if (started) throw new Error(`job ${name} is registered after the start`);
      if (registered.has(name)) throw new TypeError(`job ${name} is registered twice`);
      registered.set(name, { name, handler: inTrace(tracing, handler), settings });
    },
    schedule: (name, cron) => {
      if (find(name).settings.order) throw new TypeError(`job ${name}: strict order has no schedule`);
      schedules.set(name, cron);
    },
    start: async ({ work = true } = {}) => {
      started = await startBoss(appUrl, { log, now, work });
      await ensureQueues(started, [...registered.values()]);
      await applySchedules(started, schedules);
      if (work) for (const job of registered.values()) await startWorkers(started, job, log);
    },
    stop: async () => {
      await started?.stop({ graceful: true, timeout: 10_000 });
      started = null;
    },
    drain: ({ retries = false } = {}) =>
      runDueJobs(boss(), [...registered.values()], log, { now: now(), retries }),
    failedJobs: (authorityId) => findFailedJobs(boss(), authorityId),
    retryFailed: (id, authorityId) => retryFailedJob(boss(), id, authorityId),
  };
}

async function startBoss(
  appUrl: string,
  { log, now, work }: { readonly log: Log; now(): Date; readonly work: boolean },
): Promise<PgBoss> {
  const boss = new PgBoss({
    ...buildPoolOptions(appUrl, jobLimits),
    schema: JOBS_SCHEMA,
    max: 5,
    // The owner installs and migrates; the application may not create, and reindexing belongs to the owner
    // too.
    migrate: false,
    reindex: false,
    registerInstance: false,
    supervise: work,
    schedule: work,
  });
  boss.on("error", buildErrorReporter(log, now));
  // What it warns of (a backlog, a slow query), not what it quotes after it.
  boss.on("warning", ({ message }) =>
    log.warn({ module: "jobs", code: message.split('"')[0] }, "jobs warning"),
  );
  return boss.start();
}

/** The run continues the trace of the request that sent the job. */
const inTrace =
  (tracing: Tracing, handler: JobHandler): JobHandler =>
  (run) => {
    // A job joins no transaction, wherever the worker that runs it was started.
    const runApart = () => runDetached(() => handler(run));
    const { name: job, id: jobId, attempt, requestId, authorityId } = run;
    const facts = { job, jobId, attempt, requestId, authorityId };
    return tracing.continue(run.trace, `job ${job}`, facts, runApart);
  };

const workerOptions = { includeMetadata: true, pollingIntervalSeconds: 1 } as const;

async function startWorkers(boss: PgBoss, job: RegisteredJob, log: Log): Promise<void> {
  for (let count = job.settings.concurrency ?? 1; count > 0; count--) await startWorker(boss, job, log);
}

/** Polls once a second; a worker that found a job looks for the next at once. */
async function startWorker(boss: PgBoss, { name, handler }: RegisteredJob, log: Log): Promise<void> {
  let workerId: string | undefined;
  workerId = await boss.work<Envelope, void, typeof workerOptions>(name, workerOptions, async (jobs) => {
    if (workerId) boss.notifyWorker(workerId);
    for (const job of jobs) {
      await runJob(handler, job, log);
      await deleteDoneJob(boss, name, job.id);
    }
  });
}

/** Schedules live in the database: those no longer declared are taken away. */
async function applySchedules(boss: PgBoss, declared: ReadonlyMap<string, string>): Promise<void> {
  const wholePlatform: Envelope = { data: { authorityId: null, requestId: null } };
  for (const { name } of await boss.getSchedules()) if (!declared.has(name)) await boss.unschedule(name);
  for (const [name, cron] of declared) await boss.schedule(name, cron, wholePlatform, { tz: "Europe/Paris" });
}
