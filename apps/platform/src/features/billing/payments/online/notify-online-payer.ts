import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { mayRepresent } from "../../../identity/households/index.ts";
import { getCounter } from "../../../ledger/counters/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import type { PaymentWords } from "../payment.ts";
import { openPaymentWords } from "../sealed-words.ts";
import type { OnlineRow } from "../store/online.ts";

/**
 * Whoever paid online learns that it credits nothing, and that it was given back, whether or not they came
 * back from the page of the payment service: once, whatever the number of accounts. In the transaction of
 * what it tells; `system` acts as the system. Erased since, they are told nothing.
 * @param rows of one operation, the row that has it first
 */
export async function notifyOnlinePayer(
  tx: Tx,
  system: Context,
  rows: readonly OnlineRow[],
  { what, transfer = "" }: { readonly what: "held" | "mismatch" | "given_back"; readonly transfer?: string },
): Promise<void> {
  const [leader] = rows;
  const { payerId, forPerson } = findWords(system, rows) ?? {};
  if (!leader || payerId === undefined || forPerson === undefined) return;
  const { name: counter } = await getCounter(tx, system, parseId<"counter">(leader.counter_id));
  await notify(tx, system, {
    personId: payerId,
    template: "payment_not_credited",
    data: {
      what,
      counter,
      reference: leader.reference,
      transfer,
      path:
        rows.length > 1
          ? `/espace/payer/${leader.id}`
          : await buildPaymentPath(tx, system, { id: leader.id, payerId, forPerson }),
    },
  });
}

/** Of the first row whose words are kept: whom one account was for may be erased, and the others not. */
const findWords = (system: Context, rows: readonly OnlineRow[]): PaymentWords | undefined =>
  rows
    .map(({ regie_id, id, words }) =>
      openPaymentWords(system, { regieId: parseId<"regie">(regie_id), id: parseId<"payment">(id) }, words),
    )
    .find((words) => words !== undefined && words !== null) ?? undefined;

async function buildPaymentPath(
  tx: Tx,
  system: Context,
  {
    id,
    payerId,
    forPerson,
  }: { readonly id: string; readonly payerId: PersonId; readonly forPerson: PersonId },
): Promise<string> {
  const reaches =
    payerId === forPerson ||
    (await mayRepresent(tx, system, { personId: payerId, forPersonId: forPerson, act: "prepare" }));
  const pour = payerId === forPerson ? "" : `?${new URLSearchParams({ pour: forPerson })}`;
  return reaches ? `/espace/compteurs/paiements/${id}${pour}` : `/espace/recharger-pour/paiements/${id}`;
}
