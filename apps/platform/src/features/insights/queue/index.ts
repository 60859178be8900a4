export { type AssignedRow, assignChosen, type ChosenRow } from "./assign-chosen.ts";
export { type ApprovalsRead, buildApprovalsKind } from "./build-approvals-kind.ts";
export { queueContribution } from "./contribution.ts";
export { countWaitingWork, type WorkCounts } from "./count-waiting-work.ts";
export { type Assignee, listAssignees } from "./list-assignees.ts";
export { listWaitingWork, WAITING_A_PAGE, type WaitingWork, type WorkQuery } from "./list-waiting-work.ts";
export { readWaitingCursor, writeWaitingCursor } from "./waiting-cursor.ts";
