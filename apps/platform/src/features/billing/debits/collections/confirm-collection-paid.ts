import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { isRefusal } from "../../../../kernel/faults.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { receiveDebit } from "../../payments/index.ts";
import { requireRight } from "../agents.ts";
import type { Collection, CollectionId, DebitId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { toDebit, toDebitsSystem } from "../read-rows.ts";
import { computeDebitReceiptId } from "../sealed-content.ts";
import { updateCollection } from "../store/collections.ts";
import { listDebitRows, updateDebit } from "../store/debits.ts";
import { getCollection } from "./get-collection.ts";

export interface SettledCollection {
  /** Received now. */
  readonly debits: number;
  readonly cents: number;
  /**
   * Whose payer is erased, or whose account is closed or full: the régisseur settles it with the Treasury.
   */
  readonly unposted: number;
}

/**
 * Use case: from the day on, the régisseur says that the bank credited the account: each debit that was not
 * refused is received once, with its receipts, by `payments`: of a régie, in no till. Each in a transaction
 * of its own; done again, or by two at once, it changes nothing. Throws debits.unknown_collection,
 * debits.not_named, debits.collection_over, debits.not_the_day_yet.
 */
export async function confirmCollectionPaid(context: Context, id: CollectionId): Promise<SettledCollection> {
  const system = toDebitsSystem(context);
  const {
    by,
    ids,
    collection: asked,
  } = await system.transaction(async (tx) => {
    const found = await getCollection(tx, system, id);
    const agent = await requireRight(tx, context, { creditor: found.creditor, right: "collects" });
    const { state, collectOn } = found;
    if (state !== "sent" && state !== "settled") throw debitsErrors.error("debits.collection_over");
    if (collectOn > toCivilDate(context.now())) throw debitsErrors.error("debits.not_the_day_yet");
    const rows = await listDebitRows(tx, system.authorityId, { collectionId: id });
    const due = rows.filter((row) => row.state === "sent").map((row) => parseId<"directDebit">(row.id));
    return { by: agent.label, ids: due, collection: found };
  });
  const taken: number[] = [];
  for (const debitId of ids) {
    const cents = await receiveOrLeave(system, { context, system, collection: asked, by }, debitId);
    if (cents !== undefined) taken.push(cents);
  }
  return system.transaction(async (tx) => {
    const collection = await getCollection(tx, system, id, { lock: true });
    const rows = await listDebitRows(tx, system.authorityId, { collectionId: id });
    const unposted = rows.filter(({ state }) => state === "sent").length;
    const cents = taken.reduce((sum, one) => sum + one, 0);
    if (collection.state === "sent") {
      await updateCollection(tx, system.authorityId, id, { state: "settled" });
      const data = { collection: id, on: collection.collectOn, count: taken.length, amount: cents };
      await record(tx, context, { action: "debits.settled", data });
    }
    return { debits: taken.length, cents, unposted };
  });
}

interface Receiving {
  readonly context: Context;
  readonly system: Context;
  readonly collection: Collection;
  readonly by: string;
}

/** What an account refuses stays as it is, and keeps back no other: undefined. */
async function receiveOrLeave(
  system: Context,
  receiving: Receiving,
  id: DebitId,
): Promise<number | undefined> {
  try {
    return await system.transaction((tx) => receive(tx, receiving, id));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

/** Undefined when it is counted already, came back meanwhile, or is of somebody erased. */
async function receive(
  tx: Tx,
  { context, system, collection, by }: Receiving,
  id: DebitId,
): Promise<number | undefined> {
  const { seriesId } = collection;
  const [row] = await listDebitRows(tx, system.authorityId, { id, lock: true });
  if (row?.state !== "sent") return undefined;
  const { content, cents, invoiceId } = toDebit(system, seriesId, row);
  if (!content) return undefined;
  for (const { counterId, accountId, cents: amount } of content.parts)
    await receiveDebit(tx, system, {
      id: computeDebitReceiptId(system, seriesId, { debitId: id, accountId, what: "taken" }),
      regieId: collection.creditor.regieId,
      counterId,
      accountId,
      amount,
      invoiceId,
      payerId: content.payerId,
      payer: content.holder,
      by,
    });
  await updateDebit(tx, system.authorityId, id, { state: "paid" });
  await record(tx, context, {
    action: "debits.taken",
    personId: content.payerId,
    data: { debit: id, number: content.invoice, on: collection.collectOn, amount: cents },
  });
  return cents;
}
