export { agentWords, lineWords } from "./agent-words.ts";
export { fingerprintApproval } from "./approvals.ts";
export { sourcesContribution } from "./contribution.ts";
export { birthCountries } from "./convert-birth-country.ts";
export { sourcesErrors } from "./errors.ts";
export { listUnkeyedAuthorities, sealFormerAnswers } from "./files/answer-key.ts";
export {
  closeFileProblems,
  type FileWithProblems,
  listFileProblems,
} from "./files/close-file-problems.ts";
export { checkFingerprint, type FingerprintToRead, readFingerprint } from "./files/confirm-fingerprint.ts";
export { type FileProgress, readFiles } from "./files/read-files.ts";
export { receiveAnswer } from "./files/receive-answer.ts";
export { type Correspondent, readCorrespondent, updateCorrespondent } from "./files/update-correspondent.ts";
export { buildRequestFile } from "./files/write-request.ts";
export { type Gap, gapNames, gaps } from "./gaps.ts";
export {
  type Habilitation,
  type HabilitationSettings,
  readHabilitation,
  readOffer,
  updateHabilitation,
} from "./habilitation.ts";
export { sourcesJobs } from "./jobs.ts";
export { isMissingBirthCountry, readIdentities } from "./known-person.ts";
export { listQuestions, readWish, requireQuestion } from "./list-questions.ts";
export { isSourceKind, type QuestionOutcome, type SourceQuestion, type StateSourceKind } from "./question.ts";
export { applyRefreshAct, type RefreshAct, startRefresh } from "./refresh/apply-refresh-act.ts";
export { applySettlement } from "./refresh/apply-settlement.ts";
export { listToSettle, type ToSettle } from "./refresh/list-to-settle.ts";
export {
  FORMER_A_PAGE,
  type FormerRefreshes,
  listFormer,
  type Refresh,
  readRefresh,
} from "./refresh/read-refresh.ts";
export { requestSource, updateYearlyWish } from "./request-source.ts";
export { isAskedLately } from "./rules.ts";
export { formatQuestionNotice, sourceNames } from "./told.ts";
export { kindNames, outcomeWords } from "./words.ts";
