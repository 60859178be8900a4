import type { Generated } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";

export type EstablishmentRow = { authority_id: string; id: string; name: string; name_key: string };

export type FileState = "receiving" | "received" | "running" | "stopped" | "done";

export type FileRow = {
  authority_id: string;
  id: string;
  establishment_id: string;
  state: FileState;
  digest: Buffer | null;
  bytes: number;
  encoding: "utf-8" | "windows-1252" | "macintosh" | null;
  received_as: "utf-8" | "utf-16" | "windows-1252" | "macintosh" | null;
  separator: string | null;
  columns: unknown;
  at_byte: number;
  at_line: number;
  lines: number;
  added: number;
  changed: number;
  same: number;
  refused: number;
  received_on: string;
  changed_at: Date;
};

export type PartRow = { authority_id: string; file_id: string; part: number; content_sealed: Buffer };

export type ProblemRow = {
  authority_id: string;
  file_id: string;
  line: number;
  place: number;
  code: string;
  header: string;
  other_line: number | null;
};

export type SourceRow = {
  authority_id: string;
  id: string;
  establishment_id: string;
  file_id: string;
  number_index: Buffer;
  digest: Buffer;
  /** Null once its key is in row_key. */
  key_sealed: Buffer | null;
  values_sealed: Buffer;
  seen_on: string;
  record_id: string;
  person_id: string | null;
};

export type MergeRow = {
  authority_id: string;
  id: string;
  position: number;
  left_source: string;
  right_source: string | null;
  right_person: string | null;
  choices: unknown;
  by_rule: boolean;
  state: "active" | "undone";
  merged_at: Date;
  by_sealed: Buffer;
  undone_at: Date | null;
  undone_by_sealed: Buffer | null;
  reason_sealed: Buffer | null;
};

export type ApartRow = {
  authority_id: string;
  id: string;
  left_source: string;
  right_source: string | null;
  right_person: string | null;
  said_on: string;
  by_sealed: Buffer;
};

export type ProposalRow = {
  authority_id: string;
  id: string;
  left_source: string;
  right_source: string | null;
  right_person: string | null;
  probability: number;
  /** Place of what is said of it, 0 for what is surest. */
  likelihood: number;
  agreements: unknown;
  conflicts: number;
};

export type ComparisonRow = {
  authority_id: string;
  asked_at: Date;
  started_at: Date | null;
  done_at: Date | null;
  failed_at: Date | null;
  compared: number;
  too_many: boolean;
};

export type RuleRunRow = {
  authority_id: string;
  id: string;
  proposals: readonly string[];
  /** What was read of each, in the same order. */
  revisions: readonly string[];
  looked: number;
  merged: number;
  asked_at: Date;
  asked_by: string;
  done_at: Date | null;
};

type RecordsTables = {
  record_rule_run: RuleRunRow;
  record_merge: Omit<MergeRow, "position"> & { position: Generated<number> };
  record_apart: ApartRow;
  record_proposal: ProposalRow;
  record_comparison: ComparisonRow;
  establishment: EstablishmentRow;
  person_file: FileRow;
  person_file_part: PartRow;
  person_file_problem: ProblemRow;
  source_record: SourceRow;
};

/** One column of many rows, for `unnest`. */
export const valuesOf = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Row[Key][] =>
  rows.map((row) => row[key]);

export const tables = (tx: Tx) => tx.withTables<RecordsTables>();
