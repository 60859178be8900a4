export { agentWords, lineWords } from "./agent-words.ts";
export { requestSource, updateYearlyWish } from "./ask-source.ts";
export { birthCountries } from "./birth-countries.ts";
export { sourcesContribution } from "./contribution.ts";
export { sourcesErrors } from "./errors.ts";
export { listUnkeyedAuthorities, sealFormerAnswers } from "./files/answer-key.ts";
export { checkFingerprint, type FingerprintToRead, readFingerprint } from "./files/confirm-fingerprint.ts";
export { type Correspondent, readCorrespondent, updateCorrespondent } from "./files/correspondent.ts";
export {
  closeFileProblems,
  type FileWithProblems,
  listFileProblems,
} from "./files/problems.ts";
export { type FileProgress, readFiles } from "./files/read-files.ts";
export { receiveAnswer } from "./files/receive-answer.ts";
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
export { applyRefreshAct, type RefreshAct, startRefresh } from "./refresh/keep-refresh.ts";
export { listToSettle, type ToSettle } from "./refresh/list-to-settle.ts";
export {
  FORMER_A_PAGE,
  type FormerRefreshes,
  listFormer,
  type Refresh,
  readRefresh,
} from "./refresh/read-refresh.ts";
export { applySettlement } from "./refresh/settle.ts";
export { isAskedLately } from "./rules.ts";
export { formatQuestionNotice, sourceNames } from "./told.ts";
export { kindNames, outcomeWords } from "./words.ts";
