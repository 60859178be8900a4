export { buildPreparedRenewal, type PreparedRenewal } from "./build-prepared-renewal.ts";
export { confirmRenewal } from "./confirm-renewal.ts";
export { renewalsContribution } from "./contribution.ts";
export {
  countLines,
  isCounted,
  listRenewalLines,
  type RenewalCounts,
  type RenewalLine,
  type RenewalMeasure,
  renewalMeasures,
} from "./count-renewals.ts";
export { type DeskCampaign, getDeskCampaign, listDeskCampaigns } from "./desk-campaigns.ts";
export { renewalsErrors } from "./errors.ts";
export { findRenewal, listRenewals, readRenewals } from "./find-renewals.ts";
export { renewalsJobs } from "./jobs.ts";
export { listUnanswered, UNANSWERED_A_PAGE } from "./list-unanswered.ts";
export type { Renewal, RenewalReceipt, RenewalState } from "./renewal.ts";
