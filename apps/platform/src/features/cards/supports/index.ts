export {
  applySupportPersonalisation,
  issuePersonalisedSupport,
  issueSupportToHolder,
  resumeSupport,
  revokeSupport,
  type SupportSeen,
  suspendSupport,
} from "./at-desk.ts";
export { type CheckedAtDesk, checkAtDesk } from "./check-at-desk.ts";
export { type Checked, type CheckRefusal, checkCode, checkRefusals } from "./check-code.ts";
export { supportsContribution } from "./contribution.ts";
export { drawCode, drawingModule, readingModule } from "./draw-code.ts";
export { supportsErrors } from "./errors.ts";
export { supportsJobs } from "./jobs.ts";
export { type EndingSupport, listEndingSupports } from "./list-ending-supports.ts";
export { getSupport, listSupports } from "./list-supports.ts";
export { createPhoneChallenge, readNearPhone, SELECT_PHONE } from "./near-phone.ts";
export { openPocket } from "./open-pocket.ts";
export { type CardOpeningPlace, type CodeShowingPlace, issueOpenedCardCode } from "./opened-card.ts";
export { findPresented, type PresenceProof, type Presented } from "./present-elsewhere.ts";
export { type Loss, recordSupportLoss } from "./record-support-loss.ts";
export { requestSupport, type SupportOrdered } from "./request-support.ts";
export { canBeLost, canBeReplaced, isStandingState, OFFLINE_HOURS } from "./rules.ts";
export { type SupportToMake, searchSupportsToMake } from "./search-supports-to-make.ts";
export { findSupportSettings, setSupportKinds } from "./settings.ts";
export {
  issuePhoneSecret,
  mayBindPhone,
  type PhoneSecret,
  printCode,
  type ShownCode,
  showSupportCode,
} from "./show-support-code.ts";
export { findCarrier, listCarriers, listLive, listStanding, listStopped } from "./standing.ts";
export {
  type OrderedKind,
  offeredKinds,
  orderedKinds,
  type Support,
  type SupportId,
  type SupportKind,
  type SupportState,
  supportKinds,
} from "./support.ts";
export { readTerminalList, type TerminalList } from "./terminal-list.ts";
export { formatSupportKind, stateWords } from "./words.ts";
