export {
  announceLifting,
  beginRestriction,
  keepRestriction,
  type LiftingAnnounced,
  liftRestriction,
  type RestrictionBegun,
} from "./change-restriction.ts";
export { restrictionsContribution } from "./contribution.ts";
export { isHeld, listHeld, requireNotHeld, requireUnrestricted, restrictedAmong } from "./is-restricted.ts";
export {
  findRestriction,
  isCovered,
  listRestrictionsOf,
  listRestrictionsToLift,
  listRestrictionsUnderWay,
  lockRestriction,
} from "./read-restrictions.ts";
export {
  CoveredAgreement,
  isOngoing,
  isRestrictionGround,
  isWished,
  type Restriction,
  type RestrictionGround,
  type RestrictionId,
  restrictionGrounds,
} from "./restriction.ts";
