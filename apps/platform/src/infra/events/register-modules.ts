import type { Context } from "../../kernel/context.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import type { ModuleJob, ModuleJobs } from "../../kernel/module-jobs.ts";
import type { JobsRuntime } from "../jobs/jobs.ts";
import type { JobRun } from "../jobs/run.ts";
import type { EventBus } from "./events.ts";

export interface Joining {
  readonly jobs: JobsRuntime;
  readonly bus: EventBus;
  /** A context of the system for one authority. */
  contextFor(name: string, authorityId: AuthorityId, requestId: string): Context;
  /** The authorities where something may be due: a scheduled job runs once for each. */
  listAuthoritiesAtWork(): Promise<readonly AuthorityId[]>;
}

/** Registers what modules do by themselves. Called once, before jobs start. */
export function registerModules(joining: Joining, modules: readonly ModuleJobs[]): void {
  for (const { handlers, listens = {}, scheduled = {} } of modules) {
    for (const [name, job] of Object.entries(handlers)) {
      joining.jobs.register(name, (run) => runEverywhere(joining, job, run), {
        ...(job.order ? { order: job.order } : {}),
        ...(job.concurrency ? { concurrency: job.concurrency } : {}),
        ...(job.retryLimit ? { retryLimit: job.retryLimit } : {}),
        ...(job.timeoutSeconds ? { timeoutSeconds: job.timeoutSeconds } : {}),
      });
    }
    for (const [event, heard] of Object.entries(listens)) {
      const listener = typeof heard === "string" ? { job: heard } : heard;
      joining.bus.join(event, { ...listener, ordered: handlers[listener.job]?.order === "strict" });
    }
    for (const [job, cron] of Object.entries(scheduled)) joining.jobs.schedule(job, cron);
  }
}

async function runEverywhere(joining: Joining, job: ModuleJob, run: JobRun): Promise<void> {
  if (run.authorityId === null) return sendAuthorityJobs(joining, run);
  await job.run(joining.contextFor(run.name, run.authorityId, run.requestId), run.data);
}

/**
 * A scheduled run becomes one job an authority, so that one that fails neither stops nor repeats the others.
 */
async function sendAuthorityJobs(joining: Joining, run: JobRun): Promise<void> {
  for (const authorityId of await joining.listAuthoritiesAtWork()) {
    const context = joining.contextFor(run.name, authorityId, run.requestId);
    const data = { authorityId, requestId: run.requestId };
    await context.transaction((tx) =>
      joining.jobs.jobs.send(tx, run.name, data, { singletonKey: authorityId }),
    );
  }
}
