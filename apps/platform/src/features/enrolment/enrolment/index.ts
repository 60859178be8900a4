export { cancelChange } from "./change/cancel-change.ts";
export {
  addDeclaredChange,
  type Change,
  type DeclaredChange,
  submitChange,
} from "./change/submit-change.ts";
export { enrolmentContribution } from "./contribution.ts";
export { approveLink as approveLinkOfFile } from "./deciding/approve-link.ts";
export { closeFile, closePastAppeal, expireDrafts } from "./deciding/close-file.ts";
export type {
  AgentAct,
  DecisionMade,
  DecisionOutcome,
  DocumentRequest,
  ElementDecision,
  EvidenceSeen,
  RequestId,
} from "./deciding/decision.ts";
export { type DocumentAsked, requestDocument, resumeFile } from "./deciding/request-document.ts";
export { submitElementDecisions } from "./deciding/submit-element-decisions.ts";
export { type FileDecisions, submitFileDecisions } from "./deciding/submit-file-decisions.ts";
export { enrolmentErrors } from "./errors.ts";
export {
  type Attachment,
  addFileDocument,
  listAttached,
  submitRequestReply,
} from "./file/add-file-document.ts";
export { addNote } from "./file/add-note.ts";
export { type Answered, listAnswers } from "./file/answers.ts";
export type { Channel, EnrolmentFile, FileAct, FileAnswers, FileState } from "./file/file.ts";
export { channels, fileActs, fileStates } from "./file/file.ts";
export { findFile, findFileByNumber, findLiveFile, getFile } from "./file/find-file.ts";
export { forwardDeskFiles } from "./file/forward-desk-files.ts";
export { type FileDocument, type FileView, openFile } from "./file/open-file.ts";
export { mayReadPerson } from "./file/reach.ts";
export type { ReadingPurpose } from "./file/record-read.ts";
export { type DoorState, findDoor } from "./file/route.ts";
export { type AnswersToSave, saveAnswers } from "./file/save-answers.ts";
export { type DeskSending, sendToDesk } from "./file/send-to-desk.ts";
export type { Step, StepName } from "./file/step.ts";
export { formatStep } from "./file/step-words.ts";
export { listDocumentsToBring } from "./file/to-bring.ts";
export { stateWords } from "./file/words.ts";
export { enrolmentJobs } from "./jobs.ts";
export { addChildHome } from "./people/add-child-home.ts";
export { confirmReach, type ReachConfirmed } from "./people/confirm-reach.ts";
export type { Reason as DuplicateReason } from "./people/duplicate-rules.ts";
export { findAlreadyKnown, recordAnotherPerson } from "./people/find-already-known.ts";
export type { Duplicate } from "./people/find-duplicates.ts";
export {
  getFileTracking,
  listFilesOfEach,
  listTrackedFiles,
  type TrackedFile,
  type Tracking,
} from "./people/get-file-tracking.ts";
export {
  type Consultation,
  type PersonView,
  readPersonView,
  requireReason,
} from "./people/read-person-view.ts";
export { isAboutTheRelation, readRelationJournal } from "./people/read-relation-journal.ts";
export { type PeopleFound, type PersonFound, searchPeople } from "./people/search-people.ts";
export { isPrecise, readSearch, type SearchTerms } from "./people/search-terms.ts";
export { withdrawChildDraft } from "./people/withdraw-child-draft.ts";
export { withdrawFile, withdrawFileOnDeath } from "./people/withdraw-file.ts";
export { assignFile } from "./queue/assign-file.ts";
export { computeDelays, type Delays } from "./queue/compute-delays.ts";
export { computeFileOutcome, type FileOutcome } from "./queue/compute-file-outcome.ts";
export { countQueue, type QueuePartCounts } from "./queue/count-queue.ts";
export {
  listQueue,
  type QueueItem,
  type QueuePage,
  type QueueQuery,
} from "./queue/list-queue.ts";
export { waitingFiles } from "./queue/waiting-files.ts";
export { findLocalNightStart } from "./queue/working-days.ts";
export {
  isDecidedOnEvidence,
  isEnrolledEarlier,
  isExamined,
  isInHand,
  liveStates,
  transitions,
} from "./rules.ts";
export { issueResumeCode } from "./start/issue-resume-code.ts";
export { isNewcomer } from "./start/newcomer.ts";
export { type Receipt, readReceipt } from "./start/receipt.ts";
export { setDraftEmail } from "./start/set-draft-email.ts";
export { type StartAtDesk, startAtDesk } from "./start/start-at-desk.ts";
export { type StartedEnrolment, startEnrolment } from "./start/start-enrolment.ts";
export { type RelativeStart, startRelativeFile } from "./start/start-relative-file.ts";
export { startVouched, type VouchedEnrolment } from "./start/start-vouched.ts";
export { submitEnrolment } from "./start/submit-enrolment.ts";
