export {
  confirmCreditorChange,
  type WaitingChange,
  withdrawCreditorChange,
} from "./change-creditor.ts";
export { findComingOfInvoice, listAtBank, listComingOfAccount, listDebited } from "./coming.ts";
export { debitsContribution } from "./contribution.ts";
export { setCreditor } from "./creditor.ts";
export type {
  Anomaly,
  Collection,
  CollectionId,
  Coming,
  Creditor,
  CreditorChangeId,
  LeftOut,
  MandateId,
  ReadMandate,
} from "./debit.ts";
export { debitsErrors } from "./errors.ts";
export { type DebitFigures, listSeriesDebits, readDebits, type SeriesDebits } from "./figures.ts";
export { confirmFirstCreditor, type FirstCreditor } from "./first-creditor.ts";
export { debitsJobs } from "./jobs.ts";
export { revokeMandate, seeAccount } from "./keep-mandate.ts";
export { listComing, listMandates, listOffered } from "./list-mandates.ts";
export { type PreparedCollection, prepareCollection } from "./prepare-collection.ts";
export { cancelCollection, type ReadCollection, readCollection, takeFile } from "./read-collection.ts";
export { type MandatePaper, readMandatePaper } from "./read-mandate.ts";
export { type ReturnsRead, readBankAnswer } from "./read-returns.ts";
export { sendCollection } from "./send-collection.ts";
export { type Settled, settleCollection } from "./settle-collection.ts";
export { signAtDesk, signOnline } from "./sign-mandate.ts";
