export { addNote } from "./add-note.ts";
export { type Answered, listAnswers } from "./answers.ts";
export { askForDocument, type DocumentAsked, resumeFile } from "./ask-for-document.ts";
export { assignFile } from "./assign-file.ts";
export { attachDocument, replyToRequest } from "./attach-document.ts";
export { closeFile, closePastAppeal, expireDrafts } from "./close-file.ts";
export { consultPerson, type PersonFound, type PersonView, searchPeople } from "./consult-person.ts";
export { enrolmentContribution } from "./contribution.ts";
export { countQueue, type QueueCounts } from "./count-queue.ts";
export { decideElements } from "./decide-elements.ts";
export type {
  AgentAct,
  DecisionMade,
  DocumentRequest,
  ElementDecision,
  EvidenceSeen,
  Outcome,
  RequestId,
} from "./decision.ts";
export { displayName, nameElements } from "./display-name.ts";
export type { Reason as DuplicateReason } from "./duplicate-rules.ts";
export type { Channel, EnrolmentFile, FileAct, FileAnswers, FileState } from "./file.ts";
export { channels, fileActs, fileStates } from "./file.ts";
export type { Duplicate } from "./find-duplicates.ts";
export { findFile, findFileByNumber, findLiveFile, getFile } from "./find-file.ts";
export { issueResumeCode } from "./issue-resume-code.ts";
export { enrolmentJobs } from "./jobs.ts";
export {
  listQueue,
  type QueueItem,
  type QueuePage,
  type QueueQuery,
} from "./list-queue.ts";
export { type Delays, measureDelays } from "./measure-delays.ts";
export { type FileOutcome, measureOutcome } from "./measure-outcome.ts";
export { type FileDocument, type FileView, openFile } from "./open-file.ts";
export { mayReadPerson } from "./reach.ts";
export { type Receipt, readReceipt } from "./receipt.ts";
export type { ReadingPurpose } from "./record-read.ts";
export { isDecidedOnEvidence, mayAnswer, transitions } from "./rules.ts";
export { type AnswersToSave, saveAnswers } from "./save-answers.ts";
export { isPrecise, readSearch, type SearchTerms } from "./search-terms.ts";
export { type Sending, sendToDesk } from "./send-to-desk.ts";
export { type StartAtDesk, startAtDesk } from "./start-at-desk.ts";
export { type StartedEnrolment, startEnrolment } from "./start-enrolment.ts";
export { type StartFor, startFor } from "./start-for.ts";
export { startVouched, type VouchedEnrolment } from "./start-vouched.ts";
export type { Step, StepName } from "./step.ts";
export { stepSentence } from "./step-words.ts";
export { submitEnrolment } from "./submit-enrolment.ts";
export { listFilesOf, type TrackedFile, type Tracking, trackFile } from "./track-file.ts";
export { withdrawFile } from "./withdraw-file.ts";
export { stateWords } from "./words.ts";
