export { creditorChangeApproval, firstCreditorApproval } from "./approvals.ts";
export { confirmCollectionPaid, type SettledCollection } from "./collections/confirm-collection-paid.ts";
export {
  findComingOfInvoice,
  listAtBank,
  listComingOfAccount,
  listDebited,
} from "./collections/find-coming-debit.ts";
export {
  cancelCollection,
  issueCollectionFile,
  type ReadCollection,
  readCollection,
} from "./collections/read-collection.ts";
export { sendCollection } from "./collections/send-collection.ts";
export {
  type PreparedCollection,
  startCollectionPreparation,
} from "./collections/start-collection-preparation.ts";
export { debitsContribution } from "./contribution.ts";
export { setCreditor } from "./creditor/creditor.ts";
export { confirmFirstCreditor, type FirstCreditor } from "./creditor/first-creditor.ts";
export {
  confirmCreditorChange,
  type WaitingChange,
  withdrawCreditorChange,
} from "./creditor/request-creditor-change.ts";
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
