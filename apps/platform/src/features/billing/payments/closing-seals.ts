import { createHash } from "node:crypto";
import type { ClosingRow, PaymentRow } from "./store/payments.ts";

/** A payment as the seal of its closing reads it: the twin of `payment_line` (0842). */
const formatPaymentLine = (row: PaymentRow): string =>
  [
    row.id,
    row.regie_id,
    row.staff_id ?? "-",
    row.counter_id,
    row.account_id,
    row.kind,
    row.means,
    row.amount,
    row.credited,
    row.day,
    row.year,
    row.serial,
    row.transfer_id,
    row.about_id ?? "-",
  ].join("|");

const hashSealText = (text: string): Buffer => createHash("sha256").update(text, "utf8").digest();

/**
 * The seal that a closing has if its payments are these, in the order of their numbers, and the one before is
 * `previous`: the twin of `till_closing_guard` (0842). SHA-256, 32 bytes.
 */
export function sealOfClosing(
  closing: ClosingRow,
  previous: Buffer,
  payments: readonly PaymentRow[],
): Buffer {
  const head = [
    "ardeco.payments.v1",
    closing.authority_id,
    closing.regie_id,
    closing.staff_id,
    closing.id,
    closing.number,
    previous.toString("hex"),
    closing.from_day,
    closing.day,
    closing.cash_ledger,
    closing.cash_counted,
    closing.cheque_ledger,
    closing.cheque_number,
    closing.cheque_counted,
    closing.payments,
    hashSealText(closing.reason).toString("hex"),
  ].join("|");
  return hashSealText(`${head}\n${payments.map(formatPaymentLine).join("\n")}`);
}
