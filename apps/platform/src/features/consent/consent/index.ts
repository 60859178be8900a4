export { consentContribution } from "./contribution.ts";
export type {
  ConsentDecision,
  GrantNamed,
  ServiceNamed,
  Spoken,
} from "./decision.ts";
export { consentErrors } from "./errors.ts";
export { type GrantEvent, type GrantEventName, grantOrderKey, openGrantEvent } from "./events.ts";
export {
  type Agreement,
  findGrantAtOnce,
  findLiveGrant,
  findSectorGrant,
  type HeldGrant,
  listAgreements,
  listGrants,
  listGrantsOf,
  listLiveGrants,
  listPeopleWithGrants,
} from "./find-grants.ts";
export { type ChangedAnswer, foreseeAnswers } from "./foresee-answers.ts";
export { giveGrant } from "./give-grant.ts";
export type {
  Grant,
  ItemName,
  LegalHold,
  Release,
  ReleasedItem,
  SectorGrant,
  SourceProvenance,
  Withdrawal,
  WithdrawalReason,
} from "./grant.ts";
export { heldSubjects } from "./held-subjects.ts";
export { consentJobs } from "./jobs.ts";
export { nameThoseSpokenFor, spokenFacts, spokenNote } from "./journal.ts";
export { candidateFor, isMeantFor, isUnsent, listOpenings, openingFor } from "./opening.ts";
export { type Candidate, isPaused, type Opening, type OpeningSubject } from "./opening-answer.ts";
export { listPausesOf, pauseGrantWithin, resumeGrantWithin } from "./pause.ts";
export { lockPersonList } from "./person-list.ts";
export type { CurrentValue, Proposal, ProposedItem } from "./proposal.ts";
export { proposeConsent } from "./propose-consent.ts";
export { provenElements } from "./proven-elements.ts";
export { refuseService } from "./refuse-service.ts";
export { type ReleaseAsked, releaseToService } from "./release-to-service.ts";
export { openerOf, refuseOther } from "./require-audience.ts";
export { otherAudience } from "./rules/audience.ts";
export { type DeskMaySee, isShownToDesk } from "./rules/shown-to-desk.ts";
export { noticeOf, type RuleEffect } from "./rules/standing.ts";
export { sortMissing } from "./sort-missing.ts";
export { sourceOf as itemSource } from "./sources.ts";
export { requireShown, requireSpoken } from "./spoken.ts";
export { placeNames } from "./territory.ts";
export {
  explainWithdrawal,
  type WithdrawalExplained,
  withdrawGrant,
  withdrawGrantWithin,
} from "./withdraw-grant.ts";
export { awaitedLabel, itemLabel, itemText } from "./words.ts";
