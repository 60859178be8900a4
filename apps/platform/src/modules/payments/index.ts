export {
  type ClosingSheet,
  type Counted,
  closeTill,
  listClosings,
  readClosing,
  readTill,
} from "./close-till.ts";
export { paymentsContribution } from "./contribution.ts";
export { paymentsErrors } from "./errors.ts";
export { eurosInWords } from "./in-words.ts";
export {
  endNaming,
  getRegie,
  listRegies,
  type NewNaming,
  type NewRegie,
  nameAgent,
  setRegie,
} from "./keep-regie.ts";
export { listPayments, type Receipt, readReceipt } from "./own-payments.ts";
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
  type Till,
  type TillClosing,
  type TillClosingId,
} from "./payment.ts";
export { type MoneyGivenBack, refundMoney } from "./refund-money.ts";
export { namingOn } from "./rules.ts";
export { type MoneyTaken, takeMoney } from "./take-money.ts";
export { closingCsv } from "./treasury.ts";
