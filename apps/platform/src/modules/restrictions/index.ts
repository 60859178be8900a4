export {
  announceLifting,
  beginRestriction,
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
} from "./read-restrictions.ts";
export {
  CoveredAgreement,
  isOngoing,
  isRestrictionGround,
  type Restriction,
  type RestrictionGround,
  type RestrictionId,
  restrictionGrounds,
} from "./restriction.ts";
