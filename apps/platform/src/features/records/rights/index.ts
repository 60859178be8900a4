export { erasureApproval } from "./approvals.ts";
export { computeErasureForecast, type ErasureForeseen } from "./compute-erasure-forecast.ts";
export { rightsContribution } from "./contribution.ts";
export { cancelErasure } from "./erasure/cancel-erasure.ts";
export { confirmErasure } from "./erasure/confirm-erasure.ts";
export { mayAskErasure } from "./erasure/may-ask.ts";
export { recordErasureRequest, requestErasure } from "./erasure/request-erasure.ts";
export { listErasuresDue, reserveDueErasure } from "./erasure/reserve-due-erasure.ts";
export {
  type ErasureUnderWay,
  findAskerByNumber,
  listErasuresUnderWay,
} from "./erasure/to-erasure-under-way.ts";
export { rightsErrors } from "./errors.ts";
export { computeInactivityLimit, removeInactivityNotices, updateInactivity } from "./inactivity.ts";
export { rightsJobs } from "./jobs.ts";
export { type HeldItem, type Holding, listHoldings } from "./list-holdings.ts";
export {
  listMergedNames,
  listPersonRequests,
  listRights,
  RIGHTS_A_PAGE,
  readRequest,
} from "./list-requests.ts";
export { recordDossierPreparation } from "./record-dossier-preparation.ts";
export {
  isPersonRight,
  type PersonRight,
  type RightsChannel,
  type RightsRequest,
  type RightsRequestId,
  type RightsState,
  WORDS_LENGTH,
} from "./request.ts";
export { confirmPause, type PauseGestures, readPauseGestures } from "./restriction/confirm-pause.ts";
export { endPause, recordPauseEnd } from "./restriction/end-pause.ts";
export { scheduleRestrictionEnd } from "./restriction/end-restriction.ts";
export { listPausesHeld, type PauseHeld } from "./restriction/held.ts";
export { mayDecideOnPause } from "./restriction/may-decide.ts";
export {
  type RestrictionAsked,
  recordRestrictionRequest,
  requestRestriction,
} from "./restriction/request-restriction.ts";
export { resumePause } from "./restriction/resume-pause.ts";
export { COOLING_DAYS, isLate, LIFTING_DAYS } from "./rules.ts";
export { TAKE_BACK_PATH } from "./select-reader-pause.ts";
export {
  type RightAnswered,
  type RightsOutcome,
  rightsOutcomes,
  submitRightAnswer,
} from "./submit-right-answer.ts";
export {
  type RightAsked,
  type RightNoted,
  recordRightRequest,
  submitRightRequest,
} from "./submit-right-request.ts";
export { waitingErasures, waitingRequests } from "./waiting-requests.ts";
