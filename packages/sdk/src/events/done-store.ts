/**
 * Remembers the events already done: a row in your database, best written in the transaction of the work
 * itself. The authority sends again until it has your 202, and somebody may send again a token that they saw.
 */
export interface DoneStore {
  has(jti: string): Promise<boolean>;
  /** May be forgotten after `until`: an event that old is refused by its date. */
  add(jti: string, until: Date): Promise<void>;
}

/** For a trial, and for one process: a restart forgets. */
export function memoryStore(now: () => Date = () => new Date()): DoneStore {
  const done = new Map<string, Date>();
  return {
    has: async (jti) => done.has(jti),
    add: async (jti, until) => {
      for (const [old, end] of done) if (end < now()) done.delete(old);
      done.set(jti, until);
    },
  };
}
