export { endPastRepresentations } from "./coming-of-age.ts";
export { householdsContribution } from "./contribution.ts";
export {
  addRepresentation,
  createRepresentedPerson,
  type NewRepresentation,
  requireOldEnough,
} from "./create-representation.ts";
export {
  declineRepresentation,
  type RepresentationDecision,
  validateRepresentation,
} from "./decide-representation.ts";
export { getRepresentation } from "./edge.ts";
export { endRepresentation, type RepresentationEnd } from "./end-representation.ts";
export { householdsErrors } from "./errors.ts";
export { applyAccountHandover } from "./handover/apply-account-handover.ts";
export { isHeldByParents } from "./handover/holders.ts";
export { findSeen, recordYoungAdult, type SeenAdult } from "./handover/record-young-adult.ts";
export {
  createHousehold,
  type Household,
  type HouseholdId,
  type HouseholdMember,
  listHouseholds,
  readHouseholds,
  removeHouseholdMember,
  setHouseholdMember,
} from "./households.ts";
export { householdsJobs } from "./jobs.ts";
export { listRepresentatives, listRepresented, listRepresentedOfAll } from "./list-representations.ts";
export {
  hasRepresentation,
  listActingForEach,
  listActingRepresentatives,
  listRepresentedPeople,
  mayRepresent,
  type RepresentationQuery,
  readActingForEach,
  readActingRepresentatives,
  readRepresentedPeople,
  requirePreparedForAll,
  requireRepresentative,
} from "./may-represent.ts";
export { hasDecidingAge, hasParents, isOldEnough } from "./old-enough.ts";
export { hasCommonParent, listParentsOnce, type ParentOnce } from "./parents-once.ts";
export {
  isEveryServiceReached,
  listReachedServices,
  type ReachedServices,
  requireReachedServices,
} from "./reach.ts";
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
  computeMajority,
  isAdult,
  listEdgeEvidence,
  listEndCauses,
  mayDecideAlone,
  youngestParentYears,
} from "./rules.ts";
export { listResponsible, listTold, notifyTold } from "./who-is-told.ts";
export { formatRepresentationKind } from "./words.ts";
