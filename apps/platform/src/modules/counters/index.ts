export {
  askVerification,
  type CounterVerification,
  listVerifications,
  noteFaults,
  readVerifications,
  type VerifiedCounter,
} from "./ask-verification.ts";
export { type Bound, mayLiftOwn, readBounds, setBound } from "./bound.ts";
export { countersContribution } from "./contribution.ts";
export {
  type Balance,
  type Carried,
  type Counter,
  type CounterAccountId,
  type CounterDefinition,
  type CounterId,
  type CounterService,
  type HouseAccount,
  type Moved,
  type TransferId,
  type TransferKind,
  type Unit,
  units,
} from "./counter.ts";
export {
  changeCounter,
  defineCounter,
  defineCounterWithin,
  getCounter,
  listCounters,
  listPurses,
  type NewCounter,
} from "./define-counter.ts";
export { endOn } from "./end-on.ts";
export { countersErrors } from "./errors.ts";
export { exportChain } from "./export-chain.ts";
export { type FoundAccount, findAccount } from "./find-account.ts";
export {
  debitWithin,
  endForService,
  holdForService,
  reverseWithin,
  takeableWithin,
} from "./for-service.ts";
export { type HouseMove, moveOfHouse } from "./house-transfers.ts";
export { countersJobs } from "./jobs.ts";
export {
  type CarriedByPeople,
  type Leaving,
  type LeavingLook,
  type LeavingPorts,
  type LeavingRefusal,
  leaveAccount,
  lookAtLeaving,
  type WhoOwes,
} from "./leave-account.ts";
export {
  hasLeftToday,
  type Left,
  type LeftAccount,
  listLeftAccounts,
  listLeftOfEach,
  lookAtEachLeft,
} from "./left-accounts.ts";
export {
  type AccountHolder,
  type ConsumedLine,
  listBackOf,
  listConsumption,
  listHoldersOfAccounts,
  openLabels,
  receivedByAccount,
} from "./list-consumption.ts";
export { type LineAnswer, type LineAsked, MOST_LINES, moveMany } from "./move-many.ts";
export type { ServiceCaller } from "./move-new.ts";
export { findAccountsBySubject, openAccount, openAccountWithin } from "./open-account.ts";
export {
  holdsSomething,
  type LinesPage,
  listAccounts,
  listAccountsOfEach,
  listLines,
  lookAtEachAccount,
  type OwnAccount,
  type OwnLine,
} from "./own-accounts.ts";
export { type AccountMonths, listMonths } from "./own-months.ts";
export {
  callingService,
  credit,
  debit,
  postReservation,
  readBalance,
  reserve,
  reverse,
  type Sufficiency,
  voidReservation,
} from "./service-transfers.ts";
export type { CounterVerified, Fault } from "./verification.ts";
export { listNights, type NightOf } from "./verify-all.ts";
export { anchorCounters, verifyCounter } from "./verify-counter.ts";
