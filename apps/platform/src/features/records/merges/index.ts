export { mergesContribution } from "./contribution.ts";
export { mergesErrors } from "./errors.ts";
export { mergesJobs } from "./jobs.ts";
export { computeLapseDay } from "./lapse.ts";
export { confirmMerge, mergePersons, setMergeAside } from "./merge-persons.ts";
export {
  listMergeWork,
  type MergeLine,
  type MergeWork,
  openMerge,
  type PersonMergeView,
} from "./read-merges.ts";
export type { Conflict, Member, MergeChoices } from "./rules.ts";
export { recordDistinctPersons, withdrawDistinctPersons } from "./say-apart.ts";
export { cancelPersonMerge, splitMergedPersons, withdrawUndoRequest } from "./undo-merge.ts";
export type { Refusal } from "./weigh.ts";
