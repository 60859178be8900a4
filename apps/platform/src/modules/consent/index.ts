export type { ConsentDecision, GrantNamed, ServiceNamed } from "./decision.ts";
export { type GrantEvent, openGrantEvent } from "./events.ts";
export { findLiveGrant, type HeldGrant, listGrants } from "./find-grants.ts";
export { giveGrant, giveGrantWithin } from "./give-grant.ts";
export type {
  Grant,
  GrantActor,
  ItemName,
  Release,
  ReleasedItem,
  SourceProvenance,
  Withdrawal,
} from "./grant.ts";
export type { CurrentValue, Proposal, ProposedItem } from "./proposal.ts";
export { proposeConsent } from "./propose-consent.ts";
export { provenElements, readRelease } from "./read-release.ts";
export { type ReleaseDone, recordRelease } from "./record-release.ts";
export { refuseService } from "./refuse-service.ts";
export {
  explainWithdrawal,
  type WithdrawalExplained,
  withdrawGrant,
  withdrawGrantWithin,
} from "./withdraw-grant.ts";
