export {
  type AloneApprovalId,
  addAloneApprovals,
  declineAloneApproval,
  mayApproveAlone,
  readAnnouncement,
  requireSecondAgent,
  submitAloneApproval,
} from "./alone.ts";
export { smallstaffContribution } from "./contribution.ts";
export { smallstaffErrors } from "./errors.ts";
export {
  endMode,
  findMode,
  readMode,
  readPairings,
  type SmallStaffMode,
  startMode,
} from "./mode.ts";
export { aloneKinds, LEAST_DAYS, MOST_DAYS, neverAloneKinds } from "./rules.ts";
