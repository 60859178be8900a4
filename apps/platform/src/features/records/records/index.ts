export { recordsContribution } from "./contribution.ts";
export { recordsErrors } from "./errors.ts";
export {
  deleteReceivedFile,
  getFile,
  type LineLeftOut,
  listEstablishments,
  listFiles,
  listProblems,
  type PersonFile,
  buildFilePreview,
  resumeFile,
  startFile,
  suspendFile,
} from "./file/keep-file.ts";
export { loadFile } from "./file/load-file.ts";
export type { Preview, PreviewLine } from "./file/preview.ts";
export { receiveFile } from "./file/receive-file.ts";
export { recordsJobs } from "./jobs.ts";
export { type KnownElsewhere, listKnownElsewhere } from "./list-of-person.ts";
export { requestComparison } from "./matching/compare-all.ts";
export type { ComparisonStatus } from "./matching/comparison-turn.ts";
export { acceptProposal, type PairRead, rejectProposal } from "./matching/decide-proposal.ts";
export { findRule, type RuleRun, type RuleRunId, startRule } from "./matching/follow-rule.ts";
export {
  type ProposalDecision,
  findNextProposal,
  getProposal,
  isPerson,
  listProposals,
  listDistinctRecordPairs,
  listSure,
  formatFieldsName,
  type Proposal,
  type ProposalId,
  type ProposalPage,
  type DistinctRecordPair,
} from "./matching/review-proposals.ts";
export {
  removeDistinctRecords,
  type MergeId,
  mergeRecords,
  recordDistinctRecords,
  cancelRecordMerge,
} from "./merging/merge-records.ts";
export {
  getSourceRecord,
  listMerges,
  type RecordMergeView,
  type PersonSide,
  type RecordView,
  readRecord,
  type SourceView,
} from "./merging/read-record.ts";
export { isSeparator, type Separator } from "./reading/cells-of.ts";
export { type HistoryLine, formatHistoryLine, type Problem, type SourceValues } from "./rules/read-line.ts";
export { type FieldName, fields, isRole, type Role, roles } from "./rules/roles.ts";
export type { Establishment, EstablishmentId, PersonFileId } from "./source.ts";
