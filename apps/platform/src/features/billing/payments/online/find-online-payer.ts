import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { listRegies } from "../keep-regie.ts";
import type { PaymentId } from "../payment.ts";
import { toPayment } from "../read-payment.ts";
import { openPaymentWords } from "../sealed-words.ts";
import type { OnlineRow } from "../store/online.ts";
import { findPaymentRow } from "../store/payments.ts";

/** Once paid, the payment alone says by whom: its notification comes before the payer is back. */
export async function findOnlinePayer(
  tx: Tx,
  system: Context,
  row: OnlineRow,
): Promise<PersonId | undefined> {
  if (row.payment_id === null) return findOnlineRequester(system, row);
  return (await findReceipt(tx, system, parseId<"payment">(row.payment_id)))?.payment.words?.payerId;
}

/** As long as it is under way. */
export function findOnlineRequester(
  system: Context,
  { regie_id, id, words }: OnlineRow,
): PersonId | undefined {
  const place = { regieId: parseId<"regie">(regie_id), id: parseId<"payment">(id) };
  return openPaymentWords(system, place, words)?.payerId;
}

export async function findReceipt(tx: Tx, system: Context, id: PaymentId) {
  const row = await findPaymentRow(tx, system.authorityId, id);
  const regie = (await listRegies(tx, system)).find((one) => one.id === row?.regie_id);
  return row && regie && { regie, payment: toPayment(system, regie, row) };
}
