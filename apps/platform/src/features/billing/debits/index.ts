export { creditorChangeApproval, firstCreditorApproval } from "./approvals.ts";
export { cancelCollection } from "./collections/cancel-collection.ts";
export { confirmCollectionPaid, type SettledCollection } from "./collections/confirm-collection-paid.ts";
export { findComingOfInvoice } from "./collections/find-coming-of-invoice.ts";
export { issueCollectionFile } from "./collections/issue-collection-file.ts";
export { listAtBank } from "./collections/list-at-bank.ts";
export { listComingOfAccount } from "./collections/list-coming-of-account.ts";
export { listDebited } from "./collections/list-debited.ts";
export { type ReadCollection, readCollection } from "./collections/read-collection.ts";
export type { PreparedCollection } from "./collections/run-preparation-batch.ts";
export { sendCollection } from "./collections/send-collection.ts";
export { startCollectionPreparation } from "./collections/start-collection-preparation.ts";
export { debitsContribution } from "./contribution.ts";
export { confirmFirstCreditor, type FirstCreditor } from "./creditor/confirm-first-creditor.ts";
export { type CreditorTerms, readCreditorTerms } from "./creditor/read-creditor-terms.ts";
export {
  confirmCreditorChange,
  type WaitingChange,
  withdrawCreditorChange,
} from "./creditor/request-creditor-change.ts";
export { setCreditor } from "./creditor/set-creditor.ts";
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
export { createPlanKnowingDebits, listDues, writeCreditNote } from "./for-invoices.ts";
export { debitsJobs } from "./jobs.ts";
export { listSeriesDebits, type SeriesDebits } from "./list-series-debits.ts";
export { confirmMandateAccount } from "./mandates/confirm-mandate-account.ts";
export { listComing } from "./mandates/list-coming-debits.ts";
export { listInvoicesToPay } from "./mandates/list-invoices-to-pay.ts";
export { listMandates } from "./mandates/list-mandates.ts";
export { listOffered } from "./mandates/list-offered-creditors.ts";
export { type MandatePaper, readMandatePaper } from "./mandates/read-mandate-paper.ts";
export { type MandateStopping, readMandateStopping } from "./mandates/read-mandate-stopping.ts";
export { revokeMandate } from "./mandates/revoke-mandate.ts";
export { signAtDesk } from "./mandates/sign-at-desk.ts";
export { signOnline } from "./mandates/sign-online.ts";
export { listAccountProblems } from "./mandates/validate-given-account.ts";
export { type DebitFigures, readDebits } from "./read-series-figures.ts";
export { type ReturnsRead, readBankAnswer } from "./returns/read-bank-answer.ts";
