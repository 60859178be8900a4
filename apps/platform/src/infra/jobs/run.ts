import type { JobWithMetadata, PgBoss } from "pg-boss";
import { type AuthorityId, parseId } from "../../kernel/ids.ts";
import type { Log } from "../log/log.ts";
import { assertReferences, type JobReferences } from "./references.ts";

/** What is stored: the references, and when the job is due by the clock of the sender. */
export interface Envelope {
  readonly data: Record<string, unknown>;
  readonly dueAt?: string;
  /** The trace that it continues, where traces are on. */
  readonly trace?: string;
}

/**
 * One run of a job. A run may come twice (a server dies after its work, before saying so): handlers are
 * idempotent.
 */
export interface JobRun {
  readonly id: string;
  readonly name: string;
  readonly data: JobReferences;
  readonly authorityId: AuthorityId | null;
  readonly requestId: string;
  /** 1 at the first run. */
  readonly attempt: number;
  readonly log: Log;
  readonly trace?: string;
  /** Aborted when the server stops or the run is too long. */
  readonly signal: AbortSignal;
}

export type JobHandler = (run: JobRun) => Promise<void>;

/**
 * Runs a handler; what it throws is kept as a class and a code, because pg-boss writes errors to its table.
 */
export async function runJob(handler: JobHandler, job: JobWithMetadata<Envelope>, log: Log): Promise<void> {
  const run = toJobRun(job, log);
  try {
    await handler(run);
    run.log.debug("job done");
  } catch (error) {
    run.log.warn({ err: error }, "job failed");
    throw new JobFailure(formatFailureReason(error));
  }
}

/**
 * A done job leaves at once. Kept, its precise instants and its request would let a dump of the database join
 * two services of one person (sealed sectors).
 */
export async function deleteDoneJob(boss: PgBoss, name: string, id: string): Promise<void> {
  await boss.deleteJob(name, id);
}

/** Holds no stack and no cause, which may quote what the job handled. */
export class JobFailure extends Error {
  override readonly name = "JobFailure";

  constructor(reason: string) {
    super(reason);
    this.stack = "";
  }
}

function toJobRun(job: JobWithMetadata<Envelope>, log: Log): JobRun {
  const { data, trace } = job.data;
  assertReferences(job.name, data);
  const requestId = data.requestId ?? job.id;
  const authorityId = data.authorityId === null ? null : parseId<"authority">(data.authorityId);
  const attempt = job.retryCount + 1;
  return {
    id: job.id,
    name: job.name,
    data,
    authorityId,
    requestId,
    attempt,
    log: log.child({ requestId, authorityId, job: job.name, jobId: job.id, attempt }),
    signal: job.signal,
    ...(trace === undefined ? {} : { trace }),
  };
}

function formatFailureReason(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error && typeof error.code === "string" && /^[\w.-]{1,64}$/.test(error.code);
  return code ? `${error.name} ${error.code}` : error.name;
}
