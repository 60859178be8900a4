export {
  cancelLifting,
  createRestriction,
  type KeptBecause,
  type LiftingAnnounced,
  type RestrictionBegun,
  recordYearlyReminder,
  removeKeptReason,
  removeRestriction,
  scheduleLifting,
  setWithdrawalLink,
  withdrawLifting,
} from "./change-restriction.ts";
export { restrictionsContribution } from "./contribution.ts";
export {
  isHeld,
  listHeld,
  listRestrictedPeople,
  requireNotHeld,
  requireUnrestricted,
} from "./is-restricted.ts";
export {
  findRestriction,
  findRestrictionByLink,
  findRestrictionLocked,
  isCovered,
  listPersonRestrictions,
  listRestrictionsChangedSince,
  listRestrictionsHeld,
  listRestrictionsToLift,
  listRestrictionsUnderWay,
  type RestrictionHeld,
  readRestrictionsUnderWay,
} from "./read-restrictions.ts";
export {
  CoveredAgreement,
  isOngoing,
  isRestrictionGround,
  isWished,
  type Restriction,
  type RestrictionGround,
  type RestrictionId,
  type RestrictionState,
  restrictionGrounds,
  TAKE_BACK_DAYS,
} from "./restriction.ts";
