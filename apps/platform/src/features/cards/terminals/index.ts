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
export { askMaking, listMakers, type Maker } from "./cards/ask-making.ts";
export {
  type Addable,
  type AskedUpdate,
  type Asking,
  askUpdate,
  type CardUpdateId,
  type Loadable,
  listWaiting,
  type Waiting,
} from "./cards/ask-update.ts";
export {
  beginCredit,
  beginMaking,
  beginShowing,
  beginUpdating,
  continueSession,
} from "./cards/card-sessions.ts";
export { type MostOnCards, mostOnCards } from "./cards/most-on-cards.ts";
export { type WrappedKey, wrapDebitKey } from "./cards/wrap-key.ts";
export { terminalsContribution } from "./contribution.ts";
export {
  type ApplicationChange,
  changeApplication,
  closeApplication,
  defineApplication,
  getApplication,
  listApplications,
} from "./define-application.ts";
export { readerErrors, terminalsErrors } from "./errors.ts";
export { terminalsJobs } from "./jobs.ts";
export { acknowledgeMissing, getMissing } from "./lines/acknowledge-hole.ts";
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
export { type Settlement, settleGap, settlements, settlementsOf } from "./lines/settle-gap.ts";
export { type BatchRefusal, type Held, readHeld, type Taken, takeBatch } from "./lines/take-journal.ts";
export { type ReaderKey, takeReaderKey } from "./reader-key.ts";
export { type Knowing, readerKeys, writeConfiguration } from "./readers/configuration.ts";
export { listReaders, type Reader } from "./readers/list-readers.ts";
export { isReaderOfBefore } from "./rules.ts";
export { carriedByCards, carriedByPeople } from "./showing/held-by.ts";
