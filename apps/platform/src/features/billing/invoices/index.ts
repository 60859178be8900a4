export {
  type Ease,
  endEase,
  listEases,
  listOwnEases,
  type OwnEase,
  requestPaymentHelp,
  suspendReminders,
} from "./arrears/ease.ts";
export {
  computeInstalmentShares,
  findNextInstalment,
  listNextInstalments,
  type NextInstalment,
} from "./arrears/find-next-instalment.ts";
export { listHoldersOfLeft, listOwedOfLeft } from "./arrears/left-to-pay.ts";
export { listOpenInvoices, type OpenInvoice } from "./arrears/open-invoices.ts";
export {
  createPlan,
  endPlan,
  listOwnPlans,
  listPlans,
  type NewPlan,
  type Plan,
  type PlanOfSomebody,
  readToPlan,
  type ToPlan,
} from "./arrears/plan.ts";
export { computeInstalments, findPlanProblem } from "./arrears/plan-rules.ts";
export { runDailyPlans } from "./arrears/run-daily-plans.ts";
export { sendLateReminders, setReminders } from "./arrears/send-late-reminders.ts";
export { type InvoiceDue, listToPay } from "./arrears/to-pay.ts";
export { whoOwes } from "./arrears/who-owes.ts";
export { invoicesContribution } from "./contribution.ts";
export { type Crediting, creditInvoice } from "./credit-invoice.ts";
export { invoicesErrors } from "./errors.ts";
export { type FirstPaid, readFirstPaid } from "./first-paid.ts";
export type {
  Invoice,
  InvoiceContent,
  InvoiceId,
  InvoiceLine,
  InvoiceSeries,
  InvoiceSeriesId,
  Month,
  MonthAnomaly,
  NewSeries,
  OwnInvoice,
  PreparedMonth,
  Standing,
  Why,
} from "./invoice.ts";
export { buildInvoicesJobs } from "./jobs.ts";
export { getMonthPreview } from "./month/get-month-preview.ts";
export {
  findLastRun,
  type InvoiceRun,
  type RunFailure,
  readRun,
  requestInvoiceRun,
} from "./month/runs.ts";
export { assignPayer, type NamingPayer, type PayerChoice, readPayerChoice } from "./payers/assign-payer.ts";
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
export { findAccountInvoice, listInvoicesOfAccount, type OpenPart } from "./reading/list-left-invoices.ts";
export { listInvoices, readInvoice } from "./reading/own-invoices.ts";
export { type MoneyBrought, saveBroughtMoney, saveDebitedMoney } from "./save-brought-money.ts";
export { listSeries, readSeries, setSeries } from "./series.ts";
