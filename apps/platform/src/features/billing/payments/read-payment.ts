import { formatReceiptNumber } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import type { Payment, Regie, TillClosing } from "./payment.ts";
import { openPaymentWords } from "./sealed-words.ts";
import type { ClosingRow, PaymentRow } from "./store/payments.ts";

/** A row as its receipt says it. */
export function toPayment(context: Context, { code }: Pick<Regie, "code">, row: PaymentRow): Payment {
  const [id, regieId] = [parseId<"payment">(row.id), parseId<"regie">(row.regie_id)];
  return {
    id,
    regieId,
    staffId: row.staff_id === null ? null : parseId<"staff">(row.staff_id),
    counterId: parseId<"counter">(row.counter_id),
    accountId: parseId<"counterAccount">(row.account_id),
    kind: row.kind,
    means: row.means,
    amount: row.amount,
    credited: row.credited,
    day: row.day,
    number: formatReceiptNumber({ prefix: code, year: row.year, sequence: row.serial }),
    transferId: parseId<"counterTransfer">(row.transfer_id),
    aboutId: row.about_id === null ? null : parseId<"payment">(row.about_id),
    words: openPaymentWords(context, { regieId, id }, row.words),
  };
}

export const toTillClosing = (row: ClosingRow): TillClosing => ({
  id: parseId<"tillClosing">(row.id),
  regieId: parseId<"regie">(row.regie_id),
  staffId: parseId<"staff">(row.staff_id),
  fromDay: row.from_day,
  day: row.day,
  number: row.number,
  cashLedger: row.cash_ledger,
  cashCounted: row.cash_counted,
  difference: row.difference,
  chequeLedger: row.cheque_ledger,
  cheques: row.cheque_number,
  chequesCounted: row.cheque_counted,
  reason: row.reason,
  payments: row.payments,
  previous: row.previous.toString("hex"),
  seal: row.seal.toString("hex"),
});
