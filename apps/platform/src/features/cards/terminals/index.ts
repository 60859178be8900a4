export {
  type ApplicationService,
  type ApplicationVerb,
  applicationVerbs,
  type CardApplication,
  type CardApplicationId,
  type CardElement,
  cardElements,
  type NewApplicationService,
  type NewCardApplication,
} from "./application.ts";
export {
  resumeCardSession,
  startCardCredit,
  startCardMaking,
  startCardShowing,
  startCardUpdate,
} from "./cards/card-sessions.ts";
export { computeCardLimits, type MostOnCards } from "./cards/compute-card-limits.ts";
export { encryptDebitKey, type WrappedKey } from "./cards/encrypt-debit-key.ts";
export { listMakers, type Maker, requestCardMaking } from "./cards/request-card-making.ts";
export {
  type Addable,
  type AskedUpdate,
  type Asking,
  type CardUpdateId,
  type Loadable,
  listWaiting,
  requestCardUpdate,
  type Waiting,
} from "./cards/request-card-update.ts";
export { terminalsContribution } from "./contribution.ts";
export {
  type ApplicationChange,
  closeApplication,
  defineApplication,
  getApplication,
  listApplications,
  updateCardApplication,
} from "./define-application.ts";
export { readerErrors, terminalsErrors } from "./errors.ts";
export { terminalsJobs } from "./jobs.ts";
export { acceptMissingNumbers, getMissing } from "./lines/accept-missing-numbers.ts";
export {
  countGaps,
  type Gap,
  type Gaps,
  getGap,
  type HoleId,
  listGaps,
  type MissingNumbers,
  type Paged,
  type TransactionId,
} from "./lines/list-gaps.ts";
export {
  type BatchRefusal,
  type HeldJournalLine,
  readHeld,
  receiveJournalBatch,
  type Taken,
} from "./lines/receive-journal-batch.ts";
export { listSettlements, resolveGap, type Settlement, settlements } from "./lines/resolve-gap.ts";
export { type ReaderKey, receiveReaderKey } from "./reader-key.ts";
export { getReaderPublicKeys, type Knowing, writeConfiguration } from "./readers/configuration.ts";
export { type CardReaderEquipment, listCardReaders } from "./readers/list-card-readers.ts";
export { carriedByPeople, computeCarriedByCards } from "./showing/compute-held-by-account.ts";
