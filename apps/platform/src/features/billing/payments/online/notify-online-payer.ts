import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { mayRepresent } from "../../../identity/households/index.ts";
import { getCounter } from "../../../ledger/counters/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import { openPaymentWords } from "../sealed-words.ts";
import type { OnlineRow } from "../store/online.ts";

/**
 * Whoever paid online learns that it credits nothing, and that it was given back, whether or not they came
 * back from the page of the payment service. In the transaction of what it tells; `system` acts as the
 * system. Erased since, they are told nothing.
 */
export async function notifyOnlinePayer(
  tx: Tx,
  system: Context,
  row: OnlineRow,
  { what, transfer = "" }: { readonly what: "held" | "mismatch" | "given_back"; readonly transfer?: string },
): Promise<void> {
  const { id, reference } = row;
  const place = { regieId: parseId<"regie">(row.regie_id), id: parseId<"payment">(id) };
  const { payerId, forPerson } = openPaymentWords(system, place, row.words) ?? {};
  if (payerId === undefined || forPerson === undefined) return;
  const { name: counter } = await getCounter(tx, system, parseId<"counter">(row.counter_id));
  const reaches =
    payerId === forPerson ||
    (await mayRepresent(tx, system, { personId: payerId, forPersonId: forPerson, act: "prepare" }));
  const pour = payerId === forPerson ? "" : `?${new URLSearchParams({ pour: forPerson })}`;
  const path = reaches
    ? `/espace/compteurs/paiements/${id}${pour}`
    : `/espace/recharger-pour/paiements/${id}`;
  await notify(tx, system, {
    personId: payerId,
    template: "payment_not_credited",
    data: { what, counter, reference, transfer, path },
  });
}
