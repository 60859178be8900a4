import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Log } from "../log/log.ts";
import { JOBS_SCHEMA } from "./install.ts";
import type { RegisteredJob } from "./queues.ts";
import { deleteDoneJob, type Envelope, runJob } from "./run.ts";

export interface Drained {
  readonly done: number;
  /** Runs that threw, whether they will be tried again or not. */
  readonly failed: number;
}

export interface DrainOptions {
  readonly now: Date;
  /** Runs failed jobs again without their wait, until they pass or their attempts are spent. */
  readonly retries: boolean;
}

/** For tests: runs every due job, and those they send, one at a time, until none is left. */
export async function runDueJobs(
  boss: PgBoss,
  registered: readonly RegisteredJob[],
  log: Log,
  options: DrainOptions,
): Promise<Drained> {
  let [done, failed] = [0, 0];
  for (let idle = false; !idle; ) {
    idle = true;
    const waiting = await listWaitingQueues(boss);
    for (const job of registered.filter(({ name }) => waiting.has(name))) {
      await updateDueDate(boss, job.name, options);
      const [fetched] = await boss.fetch<Envelope>(job.name, { includeMetadata: true });
      if (!fetched) continue;
      idle = false;
      if (await endDrainedJob(boss, job, fetched, log)) done++;
      else failed++;
    }
  }
  return { done, failed };
}

/**
 * One question for all: with some sixty queues, asking each of them whether it is empty was most of what a
 * test waited for.
 */
async function listWaitingQueues(boss: PgBoss): Promise<ReadonlySet<string>> {
  const { rows } = await boss
    .getDb()
    .executeSql(`select distinct name from ${JOBS_SCHEMA}.job where state in ('created', 'retry')`);
  return new Set(rows.map(({ name }) => String(name)));
}

/**
 * The test's clock decides what is due, not PostgreSQL's. What was sent without a date is due: the clock of a
 * machine that is set right may step back behind the moment of sending, and the job would be left without a
 * word.
 */
async function updateDueDate(boss: PgBoss, name: string, { now, retries }: DrainOptions): Promise<void> {
  await boss.getDb().executeSql(
    `update ${JOBS_SCHEMA}.job set start_after = now() where name = $1 and start_after > now()
       and ((state = 'created' and coalesce(data->>'dueAt' <= $2, true)) or (state = 'retry' and $3))`,
    [name, now.toISOString(), retries],
  );
}

async function endDrainedJob(
  boss: PgBoss,
  { name, handler }: RegisteredJob,
  job: JobWithMetadata<Envelope>,
  log: Log,
): Promise<boolean> {
  try {
    await runJob(handler, job, log);
  } catch (error) {
    await boss.fail(name, job.id, error instanceof Error ? { message: error.message } : null);
    return false;
  }
  await deleteDoneJob(boss, name, job.id);
  return true;
}
