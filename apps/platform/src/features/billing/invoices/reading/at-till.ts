import type { Context, Tx } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { CounterAccountId, CounterId } from "../../../ledger/counters/index.ts";
import type { Invoice, InvoiceId, InvoiceSeries } from "../invoice.ts";
import { computeLeftByAccount } from "../rules.ts";
import { listSeries } from "../series.ts";
import { listInvoiceRows } from "../store.ts";
import { findAccountInvoice } from "./list-left-invoices.ts";
import { loadSharedBills } from "./own-invoices.ts";
import { toInvoicesSystem, toReadInvoice } from "./read-invoice.ts";

/** An invoice that money is about to be taken for. */
export interface InvoiceAtTill {
  readonly number: string;
  /** Of those that were asked about, which it names. */
  readonly accountIds: ReadonlySet<CounterAccountId>;
  /** What is left of it on each of its accounts, in cents, above zero. */
  readonly left: readonly {
    readonly accountId: CounterAccountId;
    /** Who consumed; "" where it is who pays, or several. */
    readonly member: string;
    readonly cents: number;
  }[];
}

/**
 * Use case, at the desk: an invoice that money is about to be taken for, which of these accounts it names,
 * and what is left of it; undefined where it names none. Nothing of who pays it. Throws
 * access.capability_missing.
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
): Promise<InvoiceAtTill | undefined> {
  requireCapability(context, "payment.take");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const accountIds = new Set<CounterAccountId>();
    for (const { counterId, accountId } of of)
      if (await findAccountInvoice(tx, system, { invoiceId, counterId, accountId }))
        accountIds.add(accountId);
    const [row] = accountIds.size > 0 ? await listInvoiceRows(tx, system.authorityId, { id: invoiceId }) : [];
    const series = row && (await listSeries(tx, system)).find(({ id }) => id === row.series_id);
    if (!row || !series) return undefined;
    const invoice = toReadInvoice(system, series, row);
    return {
      number: invoice.number,
      accountIds,
      left: await listLeftByAccount(tx, system, { series, invoice }),
    };
  });
}

async function listLeftByAccount(
  tx: Tx,
  system: Context,
  { series, invoice }: { readonly series: InvoiceSeries; readonly invoice: Invoice },
): Promise<InvoiceAtTill["left"]> {
  const { billed, money } = await loadSharedBills(tx, system, { series, mine: [invoice] });
  const lines = Map.groupBy(invoice.content?.lines ?? [], ({ accountId }) => accountId);
  return [...(computeLeftByAccount(billed, money).get(invoice.id) ?? [])]
    .filter(([, cents]) => cents > 0)
    .map(([accountId, cents]) => {
      const [member = "", ...others] = new Set((lines.get(accountId) ?? []).map((line) => line.member));
      return { accountId, member: others.length > 0 ? "" : member, cents };
    });
}
