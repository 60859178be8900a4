import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import type { CounterAccountId } from "../../../../../ledger/counters/index.ts";
import { type ComingDebit, listDues } from "../../../../debits/index.ts";
import {
  computeInstalmentShares,
  type InvoiceDue,
  type InvoiceId,
  listOwnPlans,
  type NextInstalment,
} from "../../../index.ts";
import { loadComingDebits, readUnlessBounded } from "./load-coming-debits.ts";
import { isDebited } from "./words.ts";

/** What becomes of what an account owes. In cents. */
export interface DueOfAccount {
  /** To pay by oneself, today. */
  readonly toPay: number;
  readonly debits: readonly Pick<ComingDebit, "cents" | "on" | "lastFour" | "isSent">[];
  /** This account's part of the next instalment. */
  readonly instalment: NextInstalment | undefined;
}

/** To pay today, by oneself: what a direct debit takes is not. In cents. */
export const computeOwedToday = (due: DueOfAccount | undefined): number =>
  (due?.toPay ?? 0) + (due?.instalment?.cents ?? 0);

export type Dues = ReadonlyMap<CounterAccountId, DueOfAccount>;

/**
 * What these people have to pay, account by account: what a service took and nobody here is invoiced for is
 * not in it.
 */
export async function loadDuesByAccount(context: Context, payers: readonly PersonId[]): Promise<Dues> {
  const dues = new Map<CounterAccountId, DueOfAccount>();
  for (const personId of new Set(payers)) {
    const parts = await readUnlessBounded(listDues(context, personId));
    if (parts.length === 0) continue;
    const coming = await loadComingDebits(context, personId);
    const shares = computeInstalmentShares(await readUnlessBounded(listOwnPlans(context, personId)), parts);
    for (const part of parts)
      dues.set(part.accountId, addDuePart(dues.get(part.accountId), { part, coming, shares }));
  }
  return dues;
}

const NOTHING: DueOfAccount = { toPay: 0, debits: [], instalment: undefined };

interface Known {
  readonly part: InvoiceDue;
  readonly coming: ReadonlyMap<InvoiceId, ComingDebit>;
  readonly shares: ReadonlyMap<CounterAccountId, NextInstalment>;
}

function addDuePart(known: DueOfAccount = NOTHING, { part, coming, shares }: Known): DueOfAccount {
  const { invoice, accountId, cents, left, planned, debited } = part;
  if (planned) return { ...known, instalment: shares.get(accountId) };
  const debit = coming.get(invoice.id);
  if (debit && isDebited(left, debit)) return { ...known, debits: [...known.debits, { ...debit, cents }] };
  // The account that is debited may be read by nobody here: nothing is asked for all the same.
  if (debited && !debit) return known;
  return { ...known, toPay: known.toPay + cents };
}
