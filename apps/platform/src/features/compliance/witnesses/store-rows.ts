// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface JournalForkTable {
  authority_id: string;
  id: string;
  side: "log" | "witness";
  other: string;
  kept_size: number;
  kept_root: Buffer | null;
  shown: string;
  raised_at: Date;
  /** The checkpoint seen before, as the log signed it; null where none was kept. */
  kept_note: string | null;
  shown_size: number | null;
  /**
   * Of the checkpoint that contradicts: with its size, what makes it one, whatever lines others add below.
   */
  shown_root: Buffer | null;
  /**
   * The hashes that lead from the other past to the root of the checkpoint shown: with the two checkpoints,
   * anybody checks the contradiction. Null before this column, and where there was none.
   */
  proof: Buffer | null;
}
export type JournalForkRow = Selectable<JournalForkTable>;

export interface JournalWitnessTable {
  authority_id: string;
  id: string;
  verifier: string;
  url: string;
  asked_on: string;
  size: Generated<number>;
  standing: Generated<"waits" | "signed" | "unreachable" | "unknown_there" | "refused" | "fork">;
  standing_at: Date | null;
  /** When administrators and auditors were last written to that this witness refuses. */
  told_at: Date | null;
}
export type JournalWitnessRow = Selectable<JournalWitnessTable>;

export interface WatchedLogTable {
  authority_id: string;
  id: string;
  origin: string;
  verifier: string;
  agreed_on: string;
  size: Generated<number>;
  root: Buffer | null;
  seen_at: Date | null;
  /**
   * The checkpoint seen last, as the log itself signed it: without it, a contradiction is only our word. Null
   * until the next one is seen.
   */
  note: string | null;
}
export type WatchedLogRow = Selectable<WatchedLogTable>;

export type Tables = {
  journal_fork: JournalForkTable;
  journal_witness: JournalWitnessTable;
  watched_log: WatchedLogTable;
};
