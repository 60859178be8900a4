export {
  type AddressWish,
  cancelAddress,
  cancelOwnAddress,
  findAddressWish,
} from "./address/cancel-address.ts";
export { CANCEL_PATH, confirmAddress } from "./address/confirm-address.ts";
export { CONFIRM_PATH, requestAddressChange } from "./address/request-address-change.ts";
export { recoveryApproval } from "./approvals.ts";
export { endWhatIsUnderWay } from "./cancel-recent-changes.ts";
export { recoveryContribution } from "./contribution.ts";
export { cancelDeskRecovery, cancelRecovery } from "./desk/cancel-recovery.ts";
export { isWayInChanging } from "./desk/is-changing.ts";
export { isRecoverable } from "./desk/is-recoverable.ts";
export { STOP_PATH } from "./desk/notify-recovery-opened.ts";
export { confirmRecovery, type Issued, openRecovery } from "./desk/open-recovery.ts";
export { findLastRecovery, type Recovery } from "./desk/read-recovery.ts";
export { listOtherSessions, openRecoveryCode, registerRecoveredPasskey } from "./desk/use-recovery.ts";
export { recoveryErrors } from "./errors.ts";
export { recoveryJobs } from "./jobs.ts";
export { hasActsByOthers, hasColleagueRequirement, isProof, type Proof, proofs } from "./rules.ts";
