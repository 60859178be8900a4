import type { Context } from "./context.ts";

/**
 * One job of a module. It may run twice (a server dies after the work, before saying so): it is idempotent.
 */
export interface ModuleJob {
  run(context: Context, data: Readonly<Record<string, unknown>>): Promise<void>;
  /** "strict": jobs of one orderKey run one after the other; a failed one holds back those behind it. */
  readonly order?: "strict";
  /** How many run in parallel on one server; 1 by default. */
  readonly concurrency?: number;
  /**
   * Attempts after the first, their waits doubling from five seconds to an hour; 8 by default: some twenty
   * minutes.
   */
  readonly retryLimit?: number;
  /** A run longer than this is taken for dead and tried again; 120 by default. */
  readonly timeoutSeconds?: number;
}

export interface HeardWhen {
  readonly job: string;
  /** The values that the data of the event must have; a key that is absent there differs. */
  readonly when: Readonly<Record<string, string>>;
}

/** What a module does by itself: reactions to events and scheduled work. Given by its feature.ts. */
export interface ModuleJobs {
  /**
   * By job name, "<module>.<job>". The context acts as the system, in the authority named by the job's data.
   */
  readonly handlers: Readonly<Record<string, ModuleJob>>;
  /** Event → the job that it starts, or that job with a filter: an event whose data differ starts none. */
  readonly listens?: Readonly<Record<string, string | HeardWhen>>;
  /** Job → cron expression, Europe/Paris. A scheduled job runs once for each authority. */
  readonly scheduled?: Readonly<Record<string, string>>;
}

/** The job of this name. Throws a TypeError when the module has none: a renamed job fails where it is run. */
export function getJob({ handlers }: Pick<ModuleJobs, "handlers">, name: string): ModuleJob {
  const job = handlers[name];
  if (!job) throw new TypeError(`no job is named ${name}`);
  return job;
}
