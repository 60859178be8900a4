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
export { paymentsErrors } from "./errors.ts";
export { formatEurosWords } from "./in-words.ts";
export { paymentsJobs } from "./jobs.ts";
export {
  assignRegieAgent,
  endNaming,
  getRegie,
  listRegies,
  setRegie,
} from "./keep-regie.ts";
export { checkSharedLeaving, endSharedHolding } from "./leave-shared.ts";
export { listRefundable } from "./list-refundable.ts";
export {
  listPaidAsGuest,
  readPaidByReader,
  resolveReaderPayment,
  startGuestTopUp,
} from "./online/as-guest.ts";
export {
  listPayable,
  type PayableOnline,
  readOnlineAccount,
  setOnlineAccount,
  startTopUp,
} from "./online/begin.ts";
export { resolveOperation, resolvePayment, type SettledPayment } from "./online/settle.ts";
export { readSimulated, type Simulated, setSimulatedOutcome } from "./online/simulator.ts";
export { confirmTreasuryRefund, listToSettle, type ToSettle } from "./online/to-settle.ts";
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
export { refundMoney } from "./refund-money.ts";
export { findNaming, isCashAllowed, isCheque } from "./rules.ts";
export { listMoneyProblems, type MoneyTaken, receiveMoney } from "./take-money.ts";
export { formatClosingCsv } from "./treasury.ts";
