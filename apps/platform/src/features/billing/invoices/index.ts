export {
  askForHelp,
  type Ease,
  endEase,
  listEases,
  listOwnEases,
  type OwnEase,
  pauseReminders,
} from "./arrears/ease.ts";
export { followPlans } from "./arrears/follow-plans.ts";
export { listHoldersOfLeft, listOwedOfLeft } from "./arrears/left-to-pay.ts";
export { type NextInstalment, nextOf, plannedNext, sharesOf } from "./arrears/next-instalment.ts";
export { listOpenInvoices, type OpenInvoice } from "./arrears/open-invoices.ts";
export {
  agreePlan,
  endPlan,
  listOwnPlans,
  listPlans,
  type NewPlan,
  type Plan,
  type PlanOfSomebody,
  readToPlan,
  type ToPlan,
} from "./arrears/plan.ts";
export { instalmentsOf, planProblem } from "./arrears/plan-rules.ts";
export { remindLate, setReminders } from "./arrears/remind.ts";
export { listToPay, type ToPay } from "./arrears/to-pay.ts";
export { whoOwes } from "./arrears/who-owes.ts";
export { type MoneyBrought, noteBrought, noteDebited } from "./brought.ts";
export { invoicesContribution } from "./contribution.ts";
export { type Crediting, creditInvoice } from "./credit-invoice.ts";
export { invoicesErrors } from "./errors.ts";
export { type FirstPaid, readFirstPaid } from "./first-paid.ts";
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
export { invoicesJobs } from "./jobs.ts";
export { previewMonth } from "./month/prepare-month.ts";
export {
  askRun,
  findLastRun,
  type InvoiceRun,
  type RunFailure,
  readRun,
} from "./month/runs.ts";
export { type NamingPayer, namePayer, type PayerChoice, readPayerChoice } from "./payers/name-payer.ts";
export { type InvoiceAtTill, readInvoiceAtTill } from "./reading/at-till.ts";
export type { ListAtBank, ListDebited } from "./reading/debited.ts";
export {
  type ExportedInvoice,
  exportIssued,
  type IssuedInvoice,
  listIssued,
  listMonths,
  readIssued,
  type SeriesMonths,
} from "./reading/issued-invoices.ts";
export { findInvoiceOn, listInvoicesOfAccount, type OpenPart } from "./reading/open-of.ts";
export { listInvoices, readInvoice } from "./reading/own-invoices.ts";
export { listSeries, setSeries } from "./series.ts";
