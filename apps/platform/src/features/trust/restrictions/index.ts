export {
  announceLifting,
  beginRestriction,
  forgetKept,
  type KeptBecause,
  keepRestriction,
  type LiftingAnnounced,
  letTakeBack,
  liftRestriction,
  noteReminded,
  type RestrictionBegun,
  takeBackLifting,
} from "./change-restriction.ts";
export { restrictionsContribution } from "./contribution.ts";
export { isHeld, listHeld, requireNotHeld, requireUnrestricted, restrictedAmong } from "./is-restricted.ts";
export {
  findRestriction,
  isCovered,
  listRestrictionsChangedSince,
  listRestrictionsHeld,
  listRestrictionsOf,
  listRestrictionsToLift,
  listRestrictionsUnderWay,
  lockRestriction,
  lockTakenBack,
  type RestrictionHeld,
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
