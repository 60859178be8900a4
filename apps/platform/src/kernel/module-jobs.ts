import type { Context } from "./context.ts";

/**
 * One job of a module. It may run twice (a server dies after the work, before saying so): it is idempotent.
 */
export interface ModuleJob {
  run(context: Context, data: Readonly<Record<string, unknown>>): Promise<void>;
  /** "strict": jobs of one orderKey run one after the other; a failed one holds back those behind it. */
  readonly order?: "strict";
  /** Runs at once by one server; 1 by default. */
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
  /** What the data of the event must say. */
  readonly when: Readonly<Record<string, string>>;
}

/** What a module does by itself: reactions to events and scheduled work. Given by its feature.ts. */
export interface ModuleJobs {
  /**
   * By job name, "<module>.<job>". The context acts as the system, in the authority named by the job's data.
   */
  readonly handlers: Readonly<Record<string, ModuleJob>>;
  /** Event heard → job that hears it, or those that say this only: of the others, no job is sent. */
  readonly listens?: Readonly<Record<string, string | HeardWhen>>;
  /** Job → cron expression, Europe/Paris. A scheduled job runs once for each authority. */
  readonly scheduled?: Readonly<Record<string, string>>;
}
