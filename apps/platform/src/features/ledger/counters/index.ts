export { amountText, isOne, toldAmount } from "./amount-text.ts";
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
export { countersErrors } from "./errors.ts";
export { type FoundAccount, findAccount } from "./holders/find-account.ts";
export {
  type FormerAccount,
  type FormerHold,
  hasDepartedToday,
  listFormerAccounts,
  listFormerOfEach,
  lookAtEachFormer,
} from "./holders/former-accounts.ts";
export {
  type CarriedByPeople,
  type Leaving,
  type LeavingLook,
  type LeavingPorts,
  type LeavingRefusal,
  leaveAccount,
  lookAtLeaving,
  type WhoOwes,
} from "./holders/leave-account.ts";
export {
  type AccountHolder,
  type ConsumedLine,
  listAccountsTakenFrom,
  listBackOf,
  listConsumption,
  listHoldersOfAccounts,
  openLabels,
  receivedByAccount,
} from "./holders/list-consumption.ts";
export { findAccountsBySubject, openAccount, openAccountWithin } from "./holders/open-account.ts";
export {
  holdsSomething,
  type LinesPage,
  listAccounts,
  listAccountsOfEach,
  listLines,
  lookAtEachAccount,
  type OwnAccount,
  type OwnLine,
} from "./holders/own-accounts.ts";
export { type AccountMonths, listMonths } from "./holders/own-months.ts";
export { countersJobs } from "./jobs.ts";
export { type Bound, mayLiftOwn, readBounds, setBound } from "./limits/bound.ts";
export { endOn } from "./limits/end-on.ts";
export {
  debitWithin,
  endForService,
  holdForService,
  reverseWithin,
  takeableWithin,
} from "./moves/for-service.ts";
export { type HouseMove, moveOfHouse } from "./moves/house-transfers.ts";
export { type LineAnswer, type LineAsked, moveMany } from "./moves/move-many.ts";
export { MOST_HOLD_DAYS, type ServiceCaller } from "./moves/move-new.ts";
export {
  getTransfer,
  listKindsMoved,
  listTransfers,
  type ServiceTransfer,
  type ServiceTransfers,
} from "./moves/read-transfers.ts";
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
} from "./moves/service-transfers.ts";
export {
  askVerification,
  type CounterVerification,
  listVerifications,
  noteFaults,
  readVerifications,
  type VerifiedCounter,
} from "./verification/ask-verification.ts";
export { exportChain } from "./verification/export-chain.ts";
export type { CounterVerified, Fault } from "./verification/verification.ts";
export { listNights, type NightOf } from "./verification/verify-all.ts";
export { anchorCounters, verifyCounter } from "./verification/verify-counter.ts";
