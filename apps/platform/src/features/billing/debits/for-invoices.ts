import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import {
  agreePlan,
  type Crediting,
  creditInvoice,
  type Invoice,
  listToPay,
  type NewPlan,
  type ToPay,
} from "../invoices/index.ts";
import { listAtBank, listDebited } from "./collections/coming.ts";

// What invoices ask of direct debits is given here, and not by a page: which of the two answers serves which
// use case is a rule.

/** Use case: as `agreePlan`. */
export const agreeToPlan = (context: Context, asked: NewPlan): Promise<void> =>
  agreePlan(context, asked, listAtBank);

/** Use case: as `creditInvoice`. */
export const writeCreditNote = (context: Context, input: Crediting): Promise<Invoice> =>
  creditInvoice(context, input, listAtBank);

/** Use case: as `listToPay`. */
export const listDues = (context: Context, personId: PersonId): Promise<readonly ToPay[]> =>
  listToPay(context, personId, listDebited);
