// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { ColumnType, Generated, GeneratedAlways, Selectable } from "kysely";

export interface JournalCheckpointTable {
  authority_id: string;
  size: number;
  note: string;
  signed_at: Date;
}
export type JournalCheckpointRow = Selectable<JournalCheckpointTable>;

export interface JournalCosignatureTable {
  authority_id: string;
  size: number;
  witness: string;
  line: string;
  seen_at: Date;
}
export type JournalCosignatureRow = Selectable<JournalCosignatureTable>;

export interface JournalEntryTable {
  authority_id: string;
  id: string;
  position: GeneratedAlways<number>;
  person_id: string | null;
  /** Civil day only: an exact instant in clear would let a dump join two services. */
  day: string;
  sealed: Buffer;
  /**
   * The entry in the log: SHA-256("ardeco.journal/line/v1\n" || text_hash || SHA-256(0x00 || id || sealed));
   * that last hash alone where text_hash is null.
   */
  leaf_hash: Buffer;
  /**
   * SHA-256 of the text sealed, which holds 32 random bytes: it tells nothing once they are gone with the
   * key.
   */
  text_hash: Buffer | null;
  /**
   * Null: the line is as it was first sealed. Otherwise the hash of what it was sealed as, which the log
   * committed to.
   */
  sealed_hash: Buffer | null;
}
export type JournalEntryRow = Selectable<JournalEntryTable>;

export interface JournalLeafTable {
  authority_id: string;
  sequence: number;
  entry_id: string;
  /** Of lines sequenced before the tree: chains each to all before it. Null since. */
  root_hash: Buffer | null;
}
export type JournalLeafRow = Selectable<JournalLeafTable>;

export interface JournalLogTable {
  authority_id: string;
  origin: string;
}
export type JournalLogRow = Selectable<JournalLogTable>;

export interface JournalTileTable {
  authority_id: string;
  level: number;
  place: number;
  content: Buffer;
}
export type JournalTileRow = Selectable<JournalTileTable>;

export interface JournalVerificationTable {
  authority_id: string;
  id: string;
  /** not personal: id of the agent. */
  asked_by: string;
  /** not personal: the agent's name, under the authority's key. */
  asked_by_sealed: Buffer;
  asked_at: Date;
  /** The checkpoint that is verified, as it was signed when this was asked; null before the first one. */
  note: string | null;
  size: number;
  /** not personal: lines looked at so far, from the first. */
  line: Generated<number>;
  moved_at: Date;
  ended_at: Date | null;
  /** not personal: lines that no checkpoint covered when this was asked. */
  waiting: number;
  /** not personal: the first twenty places, from 1, whose line is not the one promised. */
  altered: ColumnType<string[], readonly number[] | undefined, readonly number[]>;
  /** not personal: how many there are. */
  altered_count: Generated<number>;
  /** What of the proofs themselves does not hold, by its code. */
  fault: string | null;
  /** Hash of the whole, in base64 as the checkpoint writes it; when it is intact. */
  root: string | null;
  /** not personal: the first twenty places, from 1, whose line says nothing that was promised. */
  unverifiable: ColumnType<string[], readonly number[] | undefined, readonly number[]>;
  /** not personal: how many there are. */
  unverifiable_count: Generated<number>;
}
export type JournalVerificationRow = Selectable<JournalVerificationTable>;

export interface JournalWaitingTable {
  authority_id: string;
  position: number;
  entry_id: string;
}
export type JournalWaitingRow = Selectable<JournalWaitingTable>;

export type Tables = {
  journal_checkpoint: JournalCheckpointTable;
  journal_cosignature: JournalCosignatureTable;
  journal_entry: JournalEntryTable;
  journal_leaf: JournalLeafTable;
  journal_log: JournalLogTable;
  journal_tile: JournalTileTable;
  journal_verification: JournalVerificationTable;
  journal_waiting: JournalWaitingTable;
};
