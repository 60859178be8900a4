import type { Context, Tx } from "./context.ts";
import type { Sentence } from "./errors.ts";
import type { PersonId } from "./ids.ts";

/** One line of the journal as its module tells it. */
export type JournalTeller = (data: Readonly<Record<string, unknown>>) => Sentence;

/**
 * What every module answers about people, given by its feature.ts; contributions.test.ts looks for a module
 * without an answer. A module that holds nothing about a person says so with `buildEmptyContribution`.
 */
export interface Contribution {
  readonly module: string;
  /**
   * Everything held about the person, as plain JSON with French keys where people read it (GDPR art. 15 and
   * 20).
   */
  exportPerson(tx: Tx, context: Context, personId: PersonId): Promise<Record<string, unknown>>;
  /** Erases or pseudonymises what the law does not require to keep (GDPR art. 17). Idempotent. */
  erasePerson(tx: Tx, context: Context, personId: PersonId): Promise<void>;
  /** Deletes what is past its retention at `context.now()`; returns how many rows. Idempotent. */
  purge(tx: Tx, context: Context): Promise<number>;
  /** How the module's journal lines read, by action. */
  readonly journal: Readonly<Record<string, JournalTeller>>;
  /** Actions that opened or closed a way into a person's account: their page of security lists them. */
  readonly opensAccount?: readonly string[];
}

export function buildEmptyContribution(module: string): Contribution {
  return {
    module,
    exportPerson: async () => ({}),
    erasePerson: async () => {},
    purge: async () => 0,
    journal: {},
  };
}
