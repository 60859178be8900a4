export {
  answerRight,
  type RightAnswered,
  type RightsOutcome,
  rightsOutcomes,
} from "./answer-right.ts";
export { askRight, noteRight, type RightAsked, type RightNoted } from "./ask-right.ts";
export { rightsContribution } from "./contribution.ts";
export { askErasure, noteErasure } from "./erasure/ask-erasure.ts";
export { confirmErasure } from "./erasure/confirm-erasure.ts";
export { mayAskErasure } from "./erasure/may-ask.ts";
export { listErasuresDue, takeErasure } from "./erasure/take-erasure.ts";
export {
  type ErasuresToConfirm,
  type ErasureUnderWay,
  findAskerByNumber,
  listErasuresToConfirm,
  listErasuresUnderWay,
} from "./erasure/under-way.ts";
export { undoErasure } from "./erasure/undo-erasure.ts";
export { rightsErrors } from "./errors.ts";
export { type ErasureForeseen, foreseeErasure } from "./foresee-erasure.ts";
export { forgetInactivity, stepInactivity, unseenBefore } from "./inactivity.ts";
export { rightsJobs } from "./jobs.ts";
export { type HeldItem, type Holding, listHoldings } from "./list-holdings.ts";
export { listGoingWith, listRequestsOf, listRights, RIGHTS_A_PAGE, readRequest } from "./list-requests.ts";
export { noteDossier } from "./note-dossier.ts";
export {
  isPersonRight,
  type PersonRight,
  type RightsChannel,
  type RightsRequest,
  type RightsRequestId,
  type RightsState,
  WORDS_LENGTH,
} from "./request.ts";
export { askRestriction, noteRestriction, type RestrictionAsked } from "./restriction/ask-restriction.ts";
export { announceEndOfPause } from "./restriction/end-restriction.ts";
export { listPausesHeld, type PauseHeld } from "./restriction/held.ts";
export { keepPause, type PauseGestures, readPauseGestures } from "./restriction/keep-pause.ts";
export { liftPause, noteLiftedPause } from "./restriction/lift-pause.ts";
export { mayDecideOnPause } from "./restriction/may-decide.ts";
export { takeBackPause } from "./restriction/take-back.ts";
export { COOLING_DAYS, isLate, LIFTING_DAYS } from "./rules.ts";
export { TAKE_BACK_PATH } from "./tell-pause.ts";
