import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import { type ComingDebit, listComing } from "../../../../debits/index.ts";
import type { InvoiceId, OwnInvoice } from "../../../index.ts";
import { isDebited } from "./words.ts";

export type DebitsByInvoice = ReadonlyMap<InvoiceId, ComingDebit>;

/** What is left to pay over some invoices: by oneself, by direct debit, and in several times. In cents. */
export function computeLeftSums(
  all: readonly OwnInvoice[],
  {
    debits,
    planned,
  }: { readonly debits: DebitsByInvoice; readonly planned: ReadonlyMap<InvoiceId, unknown> },
): { readonly left: number; readonly debited: number; readonly planned: number } {
  const sums = { left: 0, debited: 0, planned: 0 };
  for (const { invoice, standing } of all) {
    const cents = standing?.left ?? 0;
    const coming = debits.get(invoice.id);
    if (planned.has(invoice.id)) sums.planned += cents;
    // Once the file is made, the bank takes what it says.
    else if (coming && isDebited(cents, coming)) sums.debited += coming.isSent ? coming.cents : cents;
    else sums.left += cents;
  }
  return sums;
}

/** What direct debits will take from somebody's accounts, by invoice. */
export async function loadComingDebits(context: Context, personId: PersonId): Promise<DebitsByInvoice> {
  const coming = await readUnlessBounded(listComing(context, personId));
  return new Map(coming.map((one) => [one.invoiceId, one]));
}

/** A mandate to prepare alone, bounded to some services, reads nothing of it. */
export const readUnlessBounded = <Read>(reading: Promise<readonly Read[]>): Promise<readonly Read[]> =>
  recoverRefusal(
    listCodes(householdsErrors, "households.cannot_act_for"),
    () => reading,
    () => [],
  );
