export { approvalsContribution } from "./contribution.ts";
export { buildInbox, type Inbox, type InboxPart, type InboxRow, selectInboxPage } from "./inbox.ts";
