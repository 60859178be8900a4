export {
  type RightAnswered,
  type RightsOutcome,
  rightsOutcomes,
  submitRightAnswer,
} from "./answer-right.ts";
export { type RightAsked, type RightNoted, recordRightRequest, submitRightRequest } from "./ask-right.ts";
export { rightsContribution } from "./contribution.ts";
export { recordErasureRequest, requestErasure } from "./erasure/ask-erasure.ts";
export { confirmErasure } from "./erasure/confirm-erasure.ts";
export { mayAskErasure } from "./erasure/may-ask.ts";
export { listErasuresDue, reserveDueErasure } from "./erasure/take-erasure.ts";
export {
  type ErasureUnderWay,
  findAskerByNumber,
  listErasuresToConfirm,
  listErasuresUnderWay,
  type PendingErasures,
} from "./erasure/under-way.ts";
export { cancelErasure } from "./erasure/undo-erasure.ts";
export { rightsErrors } from "./errors.ts";
export { computeErasureForecast, type ErasureForeseen } from "./foresee-erasure.ts";
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
export { recordDossierPreparation } from "./note-dossier.ts";
export {
  isPersonRight,
  type PersonRight,
  type RightsChannel,
  type RightsRequest,
  type RightsRequestId,
  type RightsState,
  WORDS_LENGTH,
} from "./request.ts";
export {
  type RestrictionAsked,
  recordRestrictionRequest,
  requestRestriction,
} from "./restriction/ask-restriction.ts";
export { scheduleRestrictionEnd } from "./restriction/end-restriction.ts";
export { listPausesHeld, type PauseHeld } from "./restriction/held.ts";
export { confirmPause, type PauseGestures, readPauseGestures } from "./restriction/keep-pause.ts";
export { endPause, recordPauseEnd } from "./restriction/lift-pause.ts";
export { mayDecideOnPause } from "./restriction/may-decide.ts";
export { resumePause } from "./restriction/take-back.ts";
export { COOLING_DAYS, isLate, LIFTING_DAYS } from "./rules.ts";
export { TAKE_BACK_PATH } from "./tell-pause.ts";
