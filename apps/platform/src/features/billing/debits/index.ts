export { findComingOfInvoice, listAtBank, listComingOfAccount, listDebited } from "./collections/coming.ts";
export { type PreparedCollection, startCollectionPreparation } from "./collections/prepare-collection.ts";
export {
  cancelCollection,
  issueCollectionFile,
  type ReadCollection,
  readCollection,
} from "./collections/read-collection.ts";
export { sendCollection } from "./collections/send-collection.ts";
export { confirmCollectionPaid, type SettledCollection } from "./collections/settle-collection.ts";
export { debitsContribution } from "./contribution.ts";
export {
  confirmCreditorChange,
  type WaitingChange,
  withdrawCreditorChange,
} from "./creditor/change-creditor.ts";
export { setCreditor } from "./creditor/creditor.ts";
export { confirmFirstCreditor, type FirstCreditor } from "./creditor/first-creditor.ts";
export type {
  Collection,
  CollectionId,
  ComingDebit,
  Creditor,
  CreditorChangeId,
  DebitAnomaly,
  LeftOut,
  MandateId,
  ReadMandate,
} from "./debit.ts";
export { debitsErrors } from "./errors.ts";
export { type DebitFigures, listSeriesDebits, readDebits, type SeriesDebits } from "./figures.ts";
export { createPlanKnowingDebits, listDues, writeCreditNote } from "./for-invoices.ts";
export { debitsJobs } from "./jobs.ts";
export { confirmMandateAccount, revokeMandate } from "./mandates/keep-mandate.ts";
export { listComing, listMandates, listOffered } from "./mandates/list-mandates.ts";
export { type MandatePaper, readMandatePaper } from "./mandates/read-mandate.ts";
export { listAccountProblems, signAtDesk, signOnline } from "./mandates/sign-mandate.ts";
export { type ReturnsRead, readBankAnswer } from "./returns/read-returns.ts";
