export { acknowledgeMissing, getMissing } from "./acknowledge-hole.ts";
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
export { askMaking, listMakers, type Maker } from "./ask-making.ts";
export {
  type Addable,
  type AskedUpdate,
  type Asking,
  askUpdate,
  type CardUpdateId,
  type Loadable,
  listWaiting,
  type Waiting,
} from "./ask-update.ts";
export { beginCredit, beginMaking, beginShowing, beginUpdating, continueSession } from "./card-sessions.ts";
export { readerKeys, writeConfiguration } from "./configuration.ts";
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
export { carriedByCards, carriedByPeople } from "./held-by.ts";
export { terminalsJobs } from "./jobs.ts";
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
} from "./list-gaps.ts";
export { listReaders, type Reader } from "./list-readers.ts";
export { type MostOnCards, mostOnCards } from "./most-on-cards.ts";
export { type ReaderKey, takeReaderKey } from "./reader-key.ts";
export { type Settlement, settleGap, settlements, settlementsOf } from "./settle-gap.ts";
export { type BatchRefusal, type Held, readHeld, type Taken, takeBatch } from "./take-journal.ts";
export { type WrappedKey, wrapDebitKey } from "./wrap-key.ts";
