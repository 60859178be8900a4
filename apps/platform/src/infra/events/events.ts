import type { Events, Jobs } from "../../kernel/ports.ts";

export interface EventBus {
  readonly events: Events;
  /** Before start: `job` will receive each `event`. */
  join(event: string, job: string): void;
}

/** Events leave as jobs of the caller's transaction: one explicit send per listener (see docs/adr/0007). */
export function openEvents(jobs: Jobs): EventBus {
  const listeners = new Map<string, string[]>();
  return {
    events: {
      emit: async (tx, event, data, options = {}) => {
        for (const job of listeners.get(event) ?? []) await jobs.send(tx, job, data, options);
      },
    },
    join: (event, job) => {
      listeners.set(event, [...(listeners.get(event) ?? []), job]);
    },
  };
}
