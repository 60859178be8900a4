export {
  handOverSupport,
  personaliseSupport,
  personaliseWithin,
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
export { getSupport, listSupports, listSupportsToMake } from "./list-supports.ts";
export { declareLoss, type Loss } from "./lose-support.ts";
export { challengePhone, readNearPhone, SELECT_PHONE } from "./near-phone.ts";
export { openPocket } from "./open-pocket.ts";
export { codeOfOpenedCard, type OpenedAt, type ShownAt } from "./opened-card.ts";
export { orderSupport, type SupportOrdered } from "./order-support.ts";
export { findPresented, type Presented, type ShownBy } from "./present-elsewhere.ts";
export { canBeLost, canBeReplaced, OFFLINE_HOURS, stands } from "./rules.ts";
export { chooseKinds, findSupportSettings } from "./settings.ts";
export { bindPhone, isBoundNow, type PhoneSecret, printCode, type ShownCode, showCode } from "./show-code.ts";
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
export { kindWords, stateWords } from "./words.ts";
