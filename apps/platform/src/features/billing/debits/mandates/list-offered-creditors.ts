import type { Context } from "../../../../kernel/context.ts";
import { listCreditors } from "../creditor/get-creditor.ts";
import type { Creditor } from "../debit.ts";

/** Use case: the invoices that may be paid by direct debit here, for whoever signs. Names nobody. */
export const listOffered = (context: Context): Promise<readonly Creditor[]> =>
  context.transaction(async (tx) => (await listCreditors(tx, context)).filter(({ isAgreed }) => isAgreed));
