import type { Events, Jobs } from "../../kernel/ports.ts";

export interface EventBus {
  readonly events: Events;
  /**
   * Before start: `job` will receive each `event` whose data says `when`; in order of its orderKey when the
   * job is strictly ordered.
   */
  join(event: string, listener: Listener): void;
}

interface Listener {
  readonly job: string;
  readonly ordered: boolean;
  readonly when?: Readonly<Record<string, string>>;
}

/** Events leave as jobs of the caller's transaction: one explicit send per listener (see docs/adr/0007). */
export function openEvents(jobs: Jobs): EventBus {
  const listeners = new Map<string, Listener[]>();
  return {
    events: {
      emit: async (tx, event, data, options = {}) => {
        for (const { job, ordered, when = {} } of listeners.get(event) ?? []) {
          if (Object.entries(when).some(([name, value]) => data[name] !== value)) continue;
          await jobs.send(tx, job, data, ordered ? options : {});
        }
      },
    },
    join: (event, listener) => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },
  };
}
