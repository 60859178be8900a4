export { mergesContribution } from "./contribution.ts";
export { mergesErrors } from "./errors.ts";
export { lapsesOn } from "./lapse.ts";
export { confirmMerge, mergePersons, setMergeAside } from "./merge-persons.ts";
export { listMergeWork, type MergeLine, type MergeView, type MergeWork, openMerge } from "./read-merges.ts";
export type { Choices, Conflict, Member } from "./rules.ts";
export { sayTwoPeople, takeTwoPeopleBack } from "./say-two-people.ts";
export { separateMerged, takeUndoBack, undoPersonMerge } from "./undo-merge.ts";
export type { Refusal } from "./weigh.ts";
