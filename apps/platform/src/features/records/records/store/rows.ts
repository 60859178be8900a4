// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, GeneratedAlways, Selectable } from "kysely";

export interface EstablishmentTable {
  authority_id: string;
  id: string;
  /** not personal: what the establishment is called. */
  name: string;
  /** not personal: its name without capitals, accents and signs, so that it is written once. */
  name_key: string;
}
export type EstablishmentRow = Selectable<EstablishmentTable>;

export interface PersonFileTable {
  authority_id: string;
  id: string;
  establishment_id: string;
  state: Generated<"receiving" | "received" | "running" | "stopped" | "done">;
  /**
   * not personal: HMAC of the content, under the authority's key: the same file again, while it waits or
   * runs, is the same row.
   */
  digest: Buffer | null;
  bytes: Generated<number>;
  encoding: "utf-8" | "windows-1252" | "macintosh" | null;
  received_as: "utf-8" | "utf-16" | "windows-1252" | "macintosh" | null;
  separator: ";" | "," | "\t" | "|" | null;
  /** not personal: what each column is, as an administrator said; headers only. */
  columns: unknown;
  at_byte: Generated<number>;
  at_line: Generated<number>;
  lines: Generated<number>;
  added: Generated<number>;
  changed: Generated<number>;
  same: Generated<number>;
  refused: Generated<number>;
  received_on: string;
  changed_at: Date;
}
export type PersonFileRow = Selectable<PersonFileTable>;

export interface PersonFilePartTable {
  authority_id: string;
  file_id: string;
  part: number;
  /**
   * personal: lines of several people, sealed under the authority's key and bound to the file and the piece.
   * Until the file is done, thirty days at most.
   */
  content_sealed: Buffer;
}
export type PersonFilePartRow = Selectable<PersonFilePartTable>;

export interface PersonFileProblemTable {
  authority_id: string;
  file_id: string;
  line: number;
  place: number;
  code: string;
  /** not personal: the name of the column, as the file gives it. */
  header: Generated<string>;
  other_line: number | null;
}
export type PersonFileProblemRow = Selectable<PersonFileProblemTable>;

export interface RecordApartTable {
  authority_id: string;
  id: string;
  /** personal: a record. */
  left_source: string;
  right_source: string | null;
  /** personal: a person. */
  right_person: string | null;
  said_on: string;
  /** not personal: the agent's name, under the authority's key. */
  by_sealed: Buffer;
}
export type RecordApartRow = Selectable<RecordApartTable>;

export interface RecordComparisonTable {
  authority_id: string;
  asked_at: Date;
  started_at: Date | null;
  done_at: Date | null;
  compared: Generated<number>;
  too_many: Generated<boolean>;
  /** not personal: when the last one ended without an answer; empty once it is asked for again. */
  failed_at: Date | null;
}
export type RecordComparisonRow = Selectable<RecordComparisonTable>;

export interface RecordMergeTable {
  authority_id: string;
  id: string;
  position: GeneratedAlways<number>;
  /** personal: a record joined. */
  left_source: string;
  right_source: string | null;
  /** personal: the person to whom the record was said to belong. */
  right_person: string | null;
  /** not personal: for a field where the sides differed, which record speaks; ids only. */
  choices: unknown;
  by_rule: boolean;
  state: Generated<"active" | "undone">;
  merged_at: Date;
  /** not personal: the agent's name, under the authority's key. */
  by_sealed: Buffer;
  undone_at: Date | null;
  /** not personal: the agent's name, under the authority's key. */
  undone_by_sealed: Buffer | null;
  /** personal: why it was undone, under the authority's key. */
  reason_sealed: Buffer | null;
}
export type RecordMergeRow = Selectable<RecordMergeTable>;

export interface RecordProposalTable {
  authority_id: string;
  id: string;
  /** personal: a record. */
  left_source: string;
  right_source: string | null;
  /** personal: a person. */
  right_person: string | null;
  probability: number;
  /** not personal: on what the two agree, near or far; no value. */
  agreements: unknown;
  conflicts: number;
  /**
   * not personal: place of what is said of it, 0 almost certain, 3 possible: a probability, and what the two
   * say otherwise.
   */
  likelihood: Generated<number>;
}
export type RecordProposalRow = Selectable<RecordProposalTable>;

export interface RecordRuleRunTable {
  authority_id: string;
  id: string;
  /** not personal: ids of proposals, in the order read. */
  proposals: string[];
  looked: Generated<number>;
  merged: Generated<number>;
  asked_at: Date;
  /** not personal: id of the agent. */
  asked_by: string;
  done_at: Date | null;
  /** not personal: of each proposal, in the same order, a hash of what was read. */
  revisions: Generated<string[]>;
}
export type RecordRuleRunRow = Selectable<RecordRuleRunTable>;

export interface SourceRecordTable {
  authority_id: string;
  id: string;
  establishment_id: string;
  file_id: string;
  /** personal: HMAC of the number given by the establishment, to know the record again in a later file. */
  number_index: Buffer;
  /** personal: HMAC of the values: a line that says the same changes nothing. */
  digest: Buffer;
  /** Null: the key is in row_key. Of before: the record's own key, wrapped by the authority's alone. */
  key_sealed: Buffer | null;
  /** personal: number, names, birth, address, history, under the record's own key and bound to it. */
  values_sealed: Buffer;
  seen_on: string;
  record_id: string;
  /** personal: whose record it is, once somebody decided so. */
  person_id: string | null;
}
export type SourceRecordRow = Selectable<SourceRecordTable>;

export type Tables = {
  establishment: EstablishmentTable;
  person_file: PersonFileTable;
  person_file_part: PersonFilePartTable;
  person_file_problem: PersonFileProblemTable;
  record_apart: RecordApartTable;
  record_comparison: RecordComparisonTable;
  record_merge: RecordMergeTable;
  record_proposal: RecordProposalTable;
  record_rule_run: RecordRuleRunTable;
  source_record: SourceRecordTable;
};
