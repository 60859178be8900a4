export { agreeCoupling, type CouplingAnswer, withdrawCoupling } from "./agree.ts";
export { approveCoupling, approves as approvesCoupled, stopCoupling } from "./approve.ts";
export { couplingsContribution } from "./contribution.ts";
export type {
  Acceptance,
  Advantage,
  Coupling,
  CouplingId,
  CouplingState,
  CouplingTerms,
} from "./coupling.ts";
export { listEntitled } from "./entitled.ts";
export { couplingsErrors } from "./errors.ts";
export { couplingsJobs } from "./jobs.ts";
export {
  type AnsweredCoupling,
  type CouplingStanding,
  listCouplingsBeside,
  listOwnCouplings,
  type NamedService,
  type OwnCoupling,
  readOwnCoupling,
} from "./own-couplings.ts";
export {
  acceptCoupling,
  type Couplable,
  declineCoupling,
  endCoupling,
  listCouplable,
  listManagedCouplings,
  manages as managesCoupled,
  proposeCoupling,
} from "./propose.ts";
export { couplingReducer, couplingReductions, type ReductionsFor, readOwnReductions } from "./reductions.ts";
export { firstEnd, servicesOf, stateOn, waitsSince } from "./rules.ts";
export { listWaitingCouplings, listWhoAnswers, type WaitingCoupling } from "./waiting.ts";
