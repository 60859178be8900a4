export {
  type ActingFor,
  canActFor,
  listActedFor,
  listActingFor,
  listActingForEach,
  requireActFor,
  requirePreparedForAll,
} from "./can-act-for.ts";
export { endPastRepresentations } from "./coming-of-age.ts";
export { householdsContribution } from "./contribution.ts";
export {
  type RepresentationDecision,
  refuseRepresentation,
  validateRepresentation,
} from "./decide-representation.ts";
export {
  createRepresentedPerson,
  declareRepresentation,
  type NewRepresentation,
  requireOldEnough,
} from "./declare-representation.ts";
export { getRepresentation } from "./edge.ts";
export { endRepresentation, type RepresentationEnd } from "./end-representation.ts";
export { householdsErrors } from "./errors.ts";
export { isHeldByParents } from "./handover/holders.ts";
export { findSeen, type Seen, seeYoungAdult } from "./handover/see-young-adult.ts";
export { takeOverAccount } from "./handover/take-over-account.ts";
export {
  createHousehold,
  type Household,
  type HouseholdId,
  listHouseholds,
  type Member,
  putHouseholdMember,
  removeHouseholdMember,
} from "./households.ts";
export { householdsJobs } from "./jobs.ts";
export { listRepresentatives, listRepresented, listRepresentedOfAll } from "./list-representations.ts";
export { hasParents, isOldEnough } from "./old-enough.ts";
export { haveParentInCommon, listParentsOnce, type ParentOnce } from "./parents-once.ts";
export { listReachedServices, type ReachedServices, reachesAll, requireReachedServices } from "./reach.ts";
export type {
  Act,
  EndCause,
  Evidence,
  GuardianshipMeasure,
  Representation,
  RepresentationId,
  RepresentationKind,
  RepresentationState,
} from "./representation.ts";
export {
  decidesForOneself,
  endCausesFor,
  evidenceFor,
  isAdult,
  majorityOf,
  youngestParentYears,
} from "./rules.ts";
export { listResponsible, listTold, notifyTold } from "./who-is-told.ts";
export { kindText } from "./words.ts";
