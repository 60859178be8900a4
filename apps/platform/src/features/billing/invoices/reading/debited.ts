import type { Context, Tx } from "../../../../kernel/context.ts";
import type { InvoiceId } from "../invoice.ts";

// Told by whoever knows direct debits, a module above: two questions, whose answers are not one type, since
// what serves to show would not serve to decide.

/**
 * Of these invoices, those that a direct debit will pay, or that are with the bank: nobody is asked for them.
 * Nothing is held, and all may change.
 */
export type ListDebited = (
  tx: Tx,
  system: Context,
  ids: readonly InvoiceId[],
) => Promise<{ readonly debited: ReadonlySet<string> }>;

/**
 * Of these invoices, those that are with the bank: they will be taken. No other goes there before the
 * transaction ends.
 */
export type ListAtBank = (
  tx: Tx,
  system: Context,
  ids: readonly InvoiceId[],
) => Promise<{ readonly atBank: ReadonlySet<string> }>;
