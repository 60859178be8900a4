import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/index.ts";
import type { CounterAccountId, CounterId } from "../../counters/index.ts";
import type { InvoiceId } from "../invoice.ts";
import { findInvoiceOn } from "./open-of.ts";
import { asInvoices } from "./read-invoice.ts";

/**
 * Use case, at the desk: the number of an invoice that money is about to be taken for, and which of these accounts it names; undefined where it names none. Nothing of who pays it.
 * Throws access.capability_missing.
 */
export async function readInvoiceAtTill(
  context: Context,
  {
    invoiceId,
    of,
  }: {
    readonly invoiceId: InvoiceId;
    readonly of: readonly { readonly counterId: CounterId; readonly accountId: CounterAccountId }[];
  },
): Promise<{ readonly number: string; readonly accountIds: ReadonlySet<CounterAccountId> } | undefined> {
  requireCapability(context, "payment.take");
  const system = asInvoices(context);
  return system.transaction(async (tx) => {
    const accountIds = new Set<CounterAccountId>();
    let number: string | undefined;
    for (const { counterId, accountId } of of) {
      const found = await findInvoiceOn(tx, system, { invoiceId, counterId, accountId });
      if (!found) continue;
      accountIds.add(accountId);
      number = found.number;
    }
    return number === undefined ? undefined : { number, accountIds };
  });
}
