export { recordsContribution } from "./contribution.ts";
export { recordsErrors } from "./errors.ts";
export {
  dropFile,
  getFile,
  type LineLeftOut,
  listEstablishments,
  listFiles,
  listProblems,
  type PersonFile,
  previewFile,
  resumeFile,
  startFile,
  stopFile,
} from "./file/keep-file.ts";
export { loadFile } from "./file/load-file.ts";
export type { Preview, PreviewLine } from "./file/preview.ts";
export { receiveFile } from "./file/receive-file.ts";
export { recordsJobs } from "./jobs.ts";
export { type KnownElsewhere, listKnownElsewhere } from "./list-of-person.ts";
export { askComparison } from "./matching/compare-all.ts";
export type { Comparison } from "./matching/comparison-turn.ts";
export { acceptProposal, type PairRead, refuseProposal } from "./matching/decide-proposal.ts";
export { findRule, type RuleRun, type RuleRunId, startRule } from "./matching/follow-rule.ts";
export {
  type Decided,
  findNextProposal,
  getProposal,
  isPerson,
  listProposals,
  listSaidApart,
  listSure,
  nameIn,
  type Proposal,
  type ProposalId,
  type ProposalPage,
  type SaidApart,
} from "./matching/review-proposals.ts";
export {
  forgetApart,
  type MergeId,
  mergeRecords,
  sayApart,
  undoMerge,
} from "./merging/merge-records.ts";
export {
  getRecordOf,
  listMerges,
  type MergeView,
  type PersonSide,
  type RecordView,
  readRecord,
  type SourceView,
} from "./merging/read-record.ts";
export { isSeparator, type Separator } from "./reading/cells-of.ts";
export { type HistoryLine, historyText, type Problem, type SourceValues } from "./rules/read-line.ts";
export { type FieldName, fields, isRole, type Role, roles } from "./rules/roles.ts";
export type { Establishment, EstablishmentId, PersonFileId } from "./source.ts";
