import type { Context, Tx } from "../../../../kernel/context.ts";
import { findKept } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { Collection, Debit, LeftOut } from "../debit.ts";
import { notifyDebitNotTaken } from "../notify-debit-news.ts";
import { toDebit, toDebitFacts } from "../read-rows.ts";
import { readUnlessUnreadable } from "../read-unless-unreadable.ts";
import { updateDebit } from "../store/debits.ts";
import type { DebitRow } from "../store/tables.ts";

export interface Sending {
  readonly context: Context;
  readonly system: Context;
  readonly collection: Collection;
}

/** What was announced, as far as it can be read: without its content where that does not open. */
export async function readDebitOrFault(
  system: Context,
  seriesId: Collection["seriesId"],
  row: DebitRow,
): Promise<{ readonly debit: Debit; readonly fault?: string }> {
  const { value, fault } = await readUnlessUnreadable(() => toDebit(system, seriesId, row));
  if (value) return { debit: value };
  return { debit: { ...toDebitFacts(row), content: null }, ...(fault === undefined ? {} : { fault }) };
}

/** Nothing is taken of it; whoever was told that it would be is told why not. */
export async function rejectPreparedDebit(
  tx: Tx,
  { context, system, collection }: Sending,
  { debit, why }: { readonly debit: Debit; readonly why: LeftOut },
): Promise<void> {
  await recordLeftOutDebit(tx, { context, system, collection }, { debit, why });
  const { content, cents } = debit;
  if (!content) return;
  const { payerId, invoice, reference } = content;
  const { collectOn, creditor } = collection;
  // A plan was told when it was agreed; who died is told nothing.
  if (why === "planned" || why === "deceased") return;
  await notifyDebitNotTaken(tx, system, {
    personId: await findKept(tx, system, payerId),
    creditor,
    reference,
    on: collectOn,
    number: invoice,
    cents,
    how: why === "paid" || why === "paid_before" ? "paid" : "house",
    retry: false,
  });
}

/** In the journal of the payer; nobody is told here. */
export async function recordLeftOutDebit(
  tx: Tx,
  { context, system, collection }: Sending,
  { debit: { id, content, cents }, why }: { readonly debit: Debit; readonly why: LeftOut },
): Promise<void> {
  await updateDebit(tx, system.authorityId, id, { state: "left_out", why });
  if (!content) return;
  const { payerId, invoice } = content;
  await record(tx, context, {
    action: "debits.left_out",
    personId: payerId,
    data: { debit: id, number: invoice, on: collection.collectOn, amount: cents, why },
  });
}
