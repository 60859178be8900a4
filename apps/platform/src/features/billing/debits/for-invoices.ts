import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import {
  type Crediting,
  createPlan,
  creditInvoice,
  type Invoice,
  type InvoiceDue,
  listToPay,
  type NewPlan,
} from "../invoices/index.ts";
import { listAtBank } from "./collections/list-at-bank.ts";
import { listDebited } from "./collections/list-debited.ts";

// What invoices ask of direct debits is given here, and not by a page: which of the two answers serves which
// use case is a rule.

/** Use case: as `createPlan`. */
export const createPlanKnowingDebits = (context: Context, asked: NewPlan): Promise<void> =>
  createPlan(context, asked, listAtBank);

/** Use case: as `creditInvoice`. */
export const writeCreditNote = (context: Context, input: Crediting): Promise<Invoice> =>
  creditInvoice(context, input, listAtBank);

/** Use case: as `listToPay`. */
export const listDues = (context: Context, personId: PersonId): Promise<readonly InvoiceDue[]> =>
  listToPay(context, personId, listDebited);
