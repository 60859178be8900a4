import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireReachedServices } from "../../../identity/households/index.ts";
import type { Invoice } from "../invoice.ts";
import type { ListDebited } from "../reading/debited.ts";
import type { OpenPart } from "../reading/list-left-invoices.ts";
import { listReachedCounterIds } from "../reading/own-invoices.ts";
import { toInvoicesSystem } from "../reading/read-invoice.ts";
import { listSeries } from "../series.ts";
import { listOpenInvoices } from "./open-invoices.ts";

/** What an account still owes of an invoice that somebody pays. */
export interface InvoiceDue extends OpenPart {
  readonly invoice: Invoice;
  /** Of the whole invoice, in cents. */
  readonly left: number;
  /** A plan runs, in which it is paid in several times. */
  readonly planned: boolean;
  /** A direct debit takes it, whether or not the reader may know of which account. */
  readonly debited: boolean;
}

/**
 * Use case: what somebody still has to pay, account by account, the oldest invoice first, for themselves, an
 * agent, or who acts for them; with a mandate bounded to some services, of these alone. Throws
 * households.cannot_act_for.
 * @param listDebited told by whoever collects
 */
export async function listToPay(
  context: Context,
  personId: PersonId,
  listDebited: ListDebited,
): Promise<readonly InvoiceDue[]> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const counterIds = await listReachedCounterIds(tx, system, reached);
    const found: Omit<InvoiceDue, "debited">[] = [];
    for (const { id: seriesId } of await listSeries(tx, system))
      for (const { invoice, left, parts, planned } of await listOpenInvoices(tx, system, {
        seriesId,
        personId,
      }))
        found.push(
          ...parts
            .filter(({ counterId }) => counterIds.has(counterId))
            .map((part) => ({ ...part, invoice, left, planned })),
        );
    const { debited } = await listDebited(tx, system, [...new Set(found.map(({ invoice }) => invoice.id))]);
    return found.map((part) => ({ ...part, debited: debited.has(part.invoice.id) }));
  });
}
