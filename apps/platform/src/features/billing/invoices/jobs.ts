import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { runDailyPlans } from "./arrears/run-daily-plans.ts";
import { sendLateReminders } from "./arrears/send-late-reminders.ts";
import { resumeInvoiceRun } from "./month/resume-invoice-run.ts";
import type { ListAtBank, ListDebited } from "./reading/debited.ts";

/** Told by who knows direct debits. */
export interface DebitsKnown {
  /** Of invoices, those that a direct debit will pay. */
  readonly listDebited: ListDebited;
  /** Those whose direct debit is with the bank already: a file that is being made is waited for. */
  readonly listAtBank: ListAtBank;
}

export const buildInvoicesJobs = ({ listDebited, listAtBank }: DebitsKnown): ModuleJobs => ({
  handlers: {
    "invoices.issue": {
      run: (context, data) => resumeInvoiceRun(context, data, { listAtBank }),
      timeoutSeconds: 1_800,
    },
    "invoices.follow_plans": { run: runDailyPlans, timeoutSeconds: 1_800 },
    "invoices.remind": { run: (context) => sendLateReminders(context, listDebited), timeoutSeconds: 1_800 },
  },
  // When somebody answers the phone, on days that people work.
  scheduled: { "invoices.follow_plans": "30 9 * * 1-5", "invoices.remind": "10 9 * * 1-5" },
});
