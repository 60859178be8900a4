export { bicRefusal, compact, creditorIdRefusal, ibanRefusal } from "./account.ts";
export {
  type DirectDebit,
  type DirectDebitFile,
  type SequenceType,
  writeDirectDebits,
} from "./direct-debits.ts";
export type { FileFacts, Party } from "./parts.ts";
export { type BankReturns, type ReturnedDebit, readReturns } from "./read-returns.ts";
export {
  type BankReason,
  isAboutPayer,
  isDuplicate,
  needsAnotherAccount,
  reasonOf,
  reasons,
} from "./reasons.ts";
export { type Refund, type RefundFile, writeRefunds } from "./refunds.ts";
export { RefusedPayments, refusals, type SepaProblem, type SepaRefusal } from "./refusal.ts";
export { isTargetDay, nextTargetDay } from "./target-days.ts";
export { bankText } from "./text.ts";
