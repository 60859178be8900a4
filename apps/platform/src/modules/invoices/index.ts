export { invoicesContribution } from "./contribution.ts";
export { type Crediting, creditInvoice } from "./credit-invoice.ts";
export {
  askForHelp,
  type Ease,
  endEase,
  listEases,
  listOwnEases,
  type OwnEase,
  pauseReminders,
} from "./ease.ts";
export { invoicesErrors } from "./errors.ts";
export type {
  Anomaly,
  Invoice,
  InvoiceContent,
  InvoiceId,
  InvoiceLine,
  InvoiceSeries,
  InvoiceSeriesId,
  Month,
  NewSeries,
  OwnInvoice,
  PreparedMonth,
  Standing,
  Why,
} from "./invoice.ts";
export { type Issued, issueMonth } from "./issue-month.ts";
export {
  exportIssued,
  type IssuedInvoice,
  listIssued,
  listMonths,
  readIssued,
  type SeriesMonths,
} from "./issued-invoices.ts";
export { invoicesJobs } from "./jobs.ts";
export { type NamingPayer, namePayer, type PayerChoice, readPayerChoice } from "./name-payer.ts";
export { listOpenInvoices, type OpenInvoice, type OpenPart } from "./open-invoices.ts";
export { listInvoices, readInvoice } from "./own-invoices.ts";
export { previewMonth } from "./prepare-month.ts";
export { remindLate, setReminders } from "./remind.ts";
export { listSeries, setSeries } from "./series.ts";
