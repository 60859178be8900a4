export {
  announceLifting,
  beginRestriction,
  findRestriction,
  isCovered,
  liftRestriction,
  listRestrictionsOf,
  listRestrictionsToLift,
  listRestrictionsUnderWay,
  type RestrictionBegun,
} from "./change-restriction.ts";
export { restrictionsContribution } from "./contribution.ts";
export { isHeld, listHeld, requireNotHeld, requireUnrestricted, restrictedAmong } from "./is-restricted.ts";
export {
  CoveredAgreement,
  isOngoing,
  isRestrictionGround,
  type Restriction,
  type RestrictionGround,
  type RestrictionId,
  restrictionGrounds,
} from "./restriction.ts";
