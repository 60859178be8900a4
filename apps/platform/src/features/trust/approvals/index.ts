export {
  type Approval,
  type ApprovalMover,
  applyApprovalMove,
  computeWaitEnd,
  isWaitOver,
  type MoveRefusal,
} from "./approval-state.ts";
export { approvalsContribution } from "./contribution.ts";
export { buildInbox, type Inbox, type InboxPart, type InboxRow, selectInboxPage } from "./inbox.ts";
