export { formatCounterAmount, formatJournalAmount, isOne } from "./amount-text.ts";
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
  type TransferId,
  type TransferKind,
  type TransferResult,
  type Unit,
  units,
} from "./counter.ts";
export {
  defineCounter,
  defineCounterInTransaction,
  getCounter,
  listCounters,
  listPurses,
  type NewCounter,
  readCounterDefinition,
  readCounters,
  updateCounterDefinition,
} from "./define-counter.ts";
export { countersErrors } from "./errors.ts";
export {
  type CarriedByPeople,
  checkAccountLeaving,
  endAccountSharing,
  type Leaving,
  type LeavingLook,
  type LeavingPorts,
  type LeavingRefusal,
  type WhoOwes,
} from "./holders/end-account-sharing.ts";
export { type FoundAccount, findAccount } from "./holders/find-account.ts";
export {
  type FormerAccount,
  type FormerHold,
  hasDepartedToday,
  listFormerAccounts,
  listFormerOfEach,
  mapFormerAccounts,
} from "./holders/former-accounts.ts";
export {
  type AccountHolder,
  type ConsumedLine,
  listConsumption,
  listHoldersOfAccounts,
  listReceivedMoney,
  listReducedAccounts,
  listRefundedAmounts,
  openLabels,
} from "./holders/list-consumption.ts";
export { findAccountsBySubject, openAccount, openAccountInTransaction } from "./holders/open-account.ts";
export {
  hasOutstandingAmount,
  type LinesPage,
  listAccounts,
  listAccountsOfEach,
  listCounterServiceIds,
  listLines,
  mapHeldAccounts,
  type OwnAccount,
  type OwnLine,
} from "./holders/own-accounts.ts";
export { type AccountMonths, listMonths } from "./holders/own-months.ts";
export { type AccountsRead, readAccounts } from "./holders/read-accounts.ts";
export { defineCountersJobs } from "./jobs.ts";
export { type Bound, mayLiftOwn, readBounds, setBound } from "./limits/bound.ts";
export { setAccountEndDay } from "./limits/set-account-end-day.ts";
export { MOST_HOLD_DAYS, type ServiceCaller } from "./moves/apply-new-transfer.ts";
export { applyServiceTransfers, type LineAnswer, type LineAsked } from "./moves/apply-service-transfers.ts";
export {
  debitAccountInTransaction,
  endForService,
  readTakeableAmount,
  refundDebitInTransaction,
  reserveForService,
} from "./moves/for-service.ts";
export { applyHouseTransfer, type HouseMove } from "./moves/house-transfers.ts";
export {
  getTransfer,
  listKindsMoved,
  listTransfers,
  type ServiceTransfer,
  type ServiceTransfers,
} from "./moves/read-transfers.ts";
export {
  cancelReservation,
  credit,
  debit,
  postReservation,
  readBalance,
  refundServiceTransfer,
  requireCallingService,
  reserve,
  type Sufficiency,
} from "./moves/service-transfers.ts";
export { exportChain } from "./verification/export-chain.ts";
export {
  type CounterVerification,
  listVerifications,
  readVerifications,
  recordFaultNote,
  requestVerification,
  type VerifiedCounter,
} from "./verification/request-verification.ts";
export type { CounterVerified, Fault } from "./verification/verification.ts";
export { type CounterNight, listNights } from "./verification/verify-all.ts";
export { recordCounterAnchors, verifyCounter } from "./verification/verify-counter.ts";
