import type { Context, Tx } from "../../../kernel/context.ts";
import type { InvoiceId } from "../invoice.ts";

/** Of these invoices, those that a direct debit will pay, or is with the bank for: told by whoever knows direct debits. */
export type ListDebited = (
  tx: Tx,
  system: Context,
  ids: readonly InvoiceId[],
) => Promise<ReadonlySet<string>>;
