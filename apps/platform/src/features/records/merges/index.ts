export { mergeApproval } from "./approvals.ts";
export type { Refusal } from "./check-merge.ts";
export { mergesContribution } from "./contribution.ts";
export { mergesErrors } from "./errors.ts";
export { computeLapseDay } from "./expire-merge-request.ts";
export { mergesJobs } from "./jobs.ts";
export { confirmMerge, mergePersons, setMergeAside } from "./merge-persons.ts";
export {
  listMergeWork,
  type MergeLine,
  type MergeWork,
  openMerge,
  type PersonMergeView,
} from "./read-merges.ts";
export { recordDistinctPersons, withdrawDistinctPersons } from "./record-distinct-persons.ts";
export type { Conflict, Member, MergeChoices } from "./rules.ts";
export { cancelPersonMerge, splitMergedPersons, withdrawUndoRequest } from "./undo-merge.ts";
export { waitingMerges } from "./waiting-merges.ts";
