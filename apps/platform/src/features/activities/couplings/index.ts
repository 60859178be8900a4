export { couplingApproval } from "./approvals.ts";
export { approveCoupling, mayApproveCoupling as approvesCoupled, revokeCoupling } from "./approve.ts";
export { couplingsContribution } from "./contribution.ts";
export type {
  Acceptance,
  Advantage,
  Coupling,
  CouplingId,
  CouplingState,
  CouplingTerms,
} from "./coupling.ts";
export {
  type CouplingAnswer,
  createCouplingAgreement,
  withdrawCoupling,
} from "./create-coupling-agreement.ts";
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
  buildReductionReader,
  listCouplingReductions,
  type ReductionReader,
  readOwnReductions,
} from "./reductions.ts";
export { computeFirstEnd, findWaitingStart, getCouplingState, listCouplingServices } from "./rules.ts";
export {
  acceptCoupling,
  type Couplable,
  declineCoupling,
  endCoupling,
  listCouplable,
  listManagedCouplings,
  mayManageCoupling as managesCoupled,
  submitCoupling,
} from "./submit-coupling.ts";
export { listWaitingCouplings, listWhoAnswers, type WaitingCoupling } from "./waiting.ts";
