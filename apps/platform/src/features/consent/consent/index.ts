export { acceptConsent } from "./accept-consent.ts";
export { buildConsentProposal } from "./build-consent-proposal.ts";
export { type ChangedAnswer, computeChangedAnswers } from "./compute-changed-answers.ts";
export { consentContribution } from "./contribution.ts";
export type {
  ConsentDecision,
  GrantNamed,
  ServiceNamed,
  Spoken,
} from "./decision.ts";
export { declineService } from "./decline-service.ts";
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
  listGrantsByPerson,
  listLiveGrants,
  listPeopleWithGrants,
  readGrants,
} from "./find-grants.ts";
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
export { isInUse } from "./grant.ts";
export { consentJobs } from "./jobs.ts";
export { buildSpokenFacts, formatSpokenNote, resolveSpokenNames } from "./journal.ts";
export { listHeldSubjects } from "./list-held-subjects.ts";
export { listProvenElements } from "./list-proven-elements.ts";
export {
  getOpening,
  getOpeningCandidate,
  isInAudience,
  isUnsent,
  listOpenings,
} from "./opening.ts";
export { type Candidate, isPaused, type Opening, type OpeningSubject } from "./opening-answer.ts";
export { listPeoplePauses, readPeoplePauses, resumeGrant, suspendGrant } from "./pause.ts";
export { reservePersonList } from "./person-list.ts";
export type { CurrentValue, Proposal, ProposedItem } from "./proposal.ts";
export { buildOpener, requireKnownAudience } from "./require-audience.ts";
export { findOtherAudience } from "./rules/audience.ts";
export { type DeskMaySee, isShownToDesk } from "./rules/shown-to-desk.ts";
export { buildRuleNotice, type RuleEffect } from "./rules/standing.ts";
export { type ReleaseAsked, sendRelease } from "./send-release.ts";
export { sortMissing } from "./sort-missing.ts";
export { findSourceElement as itemSource } from "./sources.ts";
export { maySpeakForPerson, requireShown, requireSpoken } from "./spoken.ts";
export { listPlaceNames } from "./territory.ts";
export {
  getWithdrawalExplanation,
  type WithdrawalExplained,
  withdrawGrant,
  withdrawGrantInTransaction,
} from "./withdraw-grant.ts";
export { formatAwaitedLabel, formatItemLabel, formatItemText } from "./words.ts";
