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
export { followPlans } from "./follow-plans.ts";
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
export {
  exportIssued,
  type IssuedInvoice,
  listIssued,
  listMonths,
  readIssued,
  type SeriesMonths,
} from "./issued-invoices.ts";
export { invoicesJobs } from "./jobs.ts";
export { listHoldersOfLeft } from "./left-to-pay.ts";
export { type NamingPayer, namePayer, type PayerChoice, readPayerChoice } from "./name-payer.ts";
export { type NextInstalment, nextOf, plannedNext, sharesOf } from "./next-instalment.ts";
export { listOpenInvoices, type OpenInvoice } from "./open-invoices.ts";
export { listInvoicesOfAccount, type OpenPart } from "./open-of.ts";
export { listInvoices, readInvoice } from "./own-invoices.ts";
export {
  agreePlan,
  endPlan,
  listOwnPlans,
  listPlans,
  type Plan,
  type PlanOfSomebody,
  readToPlan,
  type ToPlan,
} from "./plan.ts";
export { instalmentsOf, planProblem } from "./plan-rules.ts";
export { previewMonth } from "./prepare-month.ts";
export { remindLate, setReminders } from "./remind.ts";
export {
  askRun,
  findLastRun,
  type InvoiceRun,
  type RunFailure,
  readRun,
} from "./runs.ts";
export { listSeries, setSeries } from "./series.ts";
export { listToPay, type ToPay } from "./to-pay.ts";
export { whoOwes } from "./who-owes.ts";
