import type { Tx } from "../../../../kernel/context.ts";
import type {
  PersonFilePartRow,
  PersonFileProblemRow,
  PersonFileRow,
  RecordApartRow,
  RecordComparisonRow,
  RecordMergeRow,
  RecordProposalRow,
  RecordRuleRunRow,
  SourceRecordRow,
  Tables,
} from "./rows.ts";

export type { EstablishmentRow } from "./rows.ts";

export type FileState = "receiving" | "received" | "running" | "stopped" | "done";

export type FileRow = PersonFileRow;

export type PartRow = PersonFilePartRow;

export type ProblemRow = PersonFileProblemRow;

export type SourceRow = SourceRecordRow;

export type MergeRow = RecordMergeRow;

export type ApartRow = RecordApartRow;

export type ProposalRow = RecordProposalRow;

export type ComparisonRow = RecordComparisonRow;

export type RuleRunRow = RecordRuleRunRow;

/** One column of many rows, for `unnest`. */
export const listColumnValues = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Row[Key][] =>
  rows.map((row) => row[key]);

export const selectRecordTables = (tx: Tx) => tx.withTables<Tables>();
