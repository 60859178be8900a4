export {
  type ClosingSheet,
  type ClosingsPage,
  type Counted,
  type CountedTill,
  closeTill,
  listClosings,
  readClosing,
  readCounted,
  readTill,
} from "./close-till.ts";
export { paymentsContribution } from "./contribution.ts";
export { type Debited, receiveDebit, refundReturnedDebit } from "./direct-debit.ts";
export { checkSharedLeaving, endSharedHolding } from "./end-shared-holding.ts";
export { paymentsErrors } from "./errors.ts";
export { formatClosingCsv } from "./format-closing-csv.ts";
export { formatEurosWords } from "./format-euros-words.ts";
export { paymentsJobs } from "./jobs.ts";
export {
  assignRegieAgent,
  endNaming,
  getRegie,
  listRegies,
  readRegie,
  readRegies,
  setRegie,
} from "./keep-regie.ts";
export { listRefundable } from "./list-refundable.ts";
export {
  confirmTreasuryRefund,
  countToSettle,
  listToSettle,
  type ToSettle,
} from "./online/confirm-treasury-refund.ts";
export {
  listPayable,
  type PayableOnline,
  readOnlineAccount,
  setOnlineAccount,
} from "./online/online-account.ts";
export {
  type DuePayment,
  type DuePaymentPart,
  resolveDuePayment,
} from "./online/resolve-due-payment.ts";
export { resolveOperation, resolvePayment, type SettledPayment } from "./online/resolve-payment.ts";
export { readSimulated, type Simulated, setSimulatedOutcome } from "./online/simulator.ts";
export { type DuePart, startDuePayment } from "./online/start-due-payment.ts";
export {
  listPaidAsGuest,
  readPaidByReader,
  resolveReaderPayment,
  startGuestTopUp,
} from "./online/start-guest-top-up.ts";
export { startTopUp } from "./online/start-top-up.ts";
export { listOwnUnderWay, type OwnPaymentUnderWay } from "./online/under-way.ts";
export { openAtDesk } from "./open-at-desk.ts";
export { openPassAtTill } from "./open-pass-at-till.ts";
export {
  listPayments,
  listPaymentsOfEach,
  listPaymentsPage,
  type Receipt,
  readReceipt,
} from "./own-payments.ts";
export { findOwnTill } from "./own-tills.ts";
export {
  type Cheque,
  type Means,
  type Payment,
  type PaymentId,
  parts,
  type Regie,
  type RegieAgentId,
  type RegieCounter,
  type RegieId,
  type RegiePart,
  type TillClosing,
  type TillClosingId,
} from "./payment.ts";
export { listMoneyProblems, type MoneyTaken, receiveMoney } from "./receive-money.ts";
export { refundMoney } from "./refund-money.ts";
export { findNaming, isCashAllowed, isCheque } from "./rules.ts";
