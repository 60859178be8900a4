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
export { type Debited, receiveDebit, returnDebit } from "./direct-debit.ts";
export { paymentsErrors } from "./errors.ts";
export { eurosInWords } from "./in-words.ts";
export { paymentsJobs } from "./jobs.ts";
export {
  endNaming,
  getRegie,
  listRegies,
  nameAgent,
  setRegie,
} from "./keep-regie.ts";
export { leaveShared, lookAtLeavingShared } from "./leave-shared.ts";
export { listRefundable } from "./list-refundable.ts";
export {
  beginAsGuest,
  listPaidAsGuest,
  readPaidByReader,
  settlePaidByReader,
} from "./online/as-guest.ts";
export {
  beginTopUp,
  listPayable,
  type PayableOnline,
  readOnlineAccount,
  setOnlineAccount,
} from "./online/begin.ts";
export { type Settled, settleOperation, settlePayment } from "./online/settle.ts";
export { chooseOutcome, readSimulated, type Simulated } from "./online/simulator.ts";
export { listToSettle, settleByTreasury, type ToSettle } from "./online/to-settle.ts";
export { listOwnUnderWay, type UnderWay } from "./online/under-way.ts";
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
  type Part,
  type Payment,
  type PaymentId,
  parts,
  type Regie,
  type RegieAgentId,
  type RegieCounter,
  type RegieId,
  type TillClosing,
  type TillClosingId,
} from "./payment.ts";
export { refundMoney } from "./refund-money.ts";
export { isCashAllowed, isCheque, namingOn } from "./rules.ts";
export { type MoneyTaken, takeMoney, takingProblems } from "./take-money.ts";
export { closingCsv } from "./treasury.ts";
