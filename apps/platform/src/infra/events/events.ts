import type { Events, Jobs } from "../../kernel/ports.ts";

export interface EventBus {
  readonly events: Events;
  /** Before start: `job` will receive each `event`; in order of its orderKey when the job is strictly ordered. */
  join(event: string, job: string, ordered: boolean): void;
}

/** Events leave as jobs of the caller's transaction: one explicit send per listener (see docs/adr/0007). */
export function openEvents(jobs: Jobs): EventBus {
  const listeners = new Map<string, { job: string; ordered: boolean }[]>();
  return {
    events: {
      emit: async (tx, event, data, options = {}) => {
        for (const { job, ordered } of listeners.get(event) ?? []) {
          await jobs.send(tx, job, data, ordered ? options : {});
        }
      },
    },
    join: (event, job, ordered) => {
      listeners.set(event, [...(listeners.get(event) ?? []), { job, ordered }]);
    },
  };
}
