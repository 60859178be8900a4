export { recordsContribution } from "./contribution.ts";
export { recordsErrors } from "./errors.ts";
export {
  buildFilePreview,
  deleteReceivedFile,
  getFile,
  type LineLeftOut,
  listEstablishments,
  listFiles,
  listProblems,
  type PersonFile,
  resumeFile,
  startFile,
  suspendFile,
} from "./file/keep-file.ts";
export { loadFile } from "./file/load-file.ts";
export type { Preview, PreviewLine } from "./file/preview.ts";
export { receiveFile } from "./file/receive-file.ts";
export { recordsJobs } from "./jobs.ts";
export { type KnownElsewhere, listKnownElsewhere } from "./list-of-person.ts";
export { findRule, type RuleRun, type RuleRunId, startRule } from "./matching/apply-matching-rule.ts";
export type { ComparisonStatus } from "./matching/comparison-turn.ts";
export { acceptProposal, type PairRead, rejectProposal } from "./matching/decide-proposal.ts";
export { requestComparison } from "./matching/request-comparison.ts";
export {
  type DistinctRecordPair,
  findNextProposal,
  formatFieldsName,
  getProposal,
  isPerson,
  listDistinctRecordPairs,
  listProposals,
  listSure,
  type Proposal,
  type ProposalDecision,
  type ProposalId,
  type ProposalPage,
} from "./matching/review-proposals.ts";
export {
  cancelRecordMerge,
  type MergeId,
  mergeRecords,
  recordDistinctRecords,
  removeDistinctRecords,
} from "./merging/merge-records.ts";
export {
  getSourceRecord,
  listMerges,
  type PersonSide,
  type RecordMergeView,
  type RecordView,
  readRecord,
  type SourceView,
} from "./merging/read-record.ts";
export { isSeparator, type Separator } from "./reading/parse-cells.ts";
export { formatHistoryLine, type HistoryLine, type Problem, type SourceValues } from "./rules/read-line.ts";
export { type FieldName, fields, isRole, type Role, roles } from "./rules/roles.ts";
export type { Establishment, EstablishmentId, PersonFileId } from "./source.ts";
