import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import type { CounterAccountId, CounterId } from "../../../ledger/counters/index.ts";
import { toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import type { PaymentId } from "../payment.ts";
import { openPaymentWords } from "../sealed-words.ts";
import { listOperationRows, type OnlineRow, type OnlineState } from "../store/online.ts";
import { findOnlinePayer, findReceipt } from "./find-online-payer.ts";
import { resolveAnsweredRow } from "./resolve-payment.ts";

/** One account of a payment. */
export interface DuePaymentPart {
  /** Of its receipt, once it is paid. */
  readonly id: PaymentId;
  /** Undefined once that person is erased. */
  readonly forPersonId: PersonId | undefined;
  readonly accountId: CounterAccountId;
  readonly counterId: CounterId;
  /** In cents. */
  readonly amount: number;
}

export interface DuePayment {
  readonly id: PaymentId;
  readonly state: OnlineState;
  /** Of all parts, in cents. */
  readonly total: number;
  readonly parts: readonly DuePaymentPart[];
}

/**
 * Use case: where a payment of one account or of several stands, for whoever pays it, whatever may have ended
 * since. The payment service is asked. Throws payments.unknown when it is another's, or a part of a payment.
 */
export async function resolveDuePayment(context: Context, id: PaymentId): Promise<DuePayment> {
  const { actor } = context;
  if (actor.kind !== "person") throw paymentsErrors.error("payments.unknown");
  const system = toPaymentsSystem(context);
  const { leader, parts } = await system.transaction(async (tx) => {
    const rows = await listOperationRows(tx, system.authorityId, id);
    const [leader] = rows;
    if (!leader || leader.leader_id !== null || !(await isAnyPaidBy(tx, system, rows, actor.personId)))
      throw paymentsErrors.error("payments.unknown");
    const parts: DuePaymentPart[] = [];
    for (const row of rows) parts.push(await toDuePart(tx, system, row));
    return { leader, parts };
  });
  const { state } = await resolveAnsweredRow(system, leader);
  return { id, state, total: parts.reduce((sum, { amount }) => sum + amount, 0), parts };
}

/** Whom one account was for may be erased, with who paid, and the others not. */
async function isAnyPaidBy(
  tx: Tx,
  system: Context,
  rows: readonly OnlineRow[],
  personId: PersonId,
): Promise<boolean> {
  for (const row of rows) if ((await findOnlinePayer(tx, system, row)) === personId) return true;
  return false;
}

async function toDuePart(tx: Tx, system: Context, row: OnlineRow): Promise<DuePaymentPart> {
  const id = parseId<"payment">(row.id);
  const words =
    row.payment_id === null
      ? openPaymentWords(system, { regieId: parseId<"regie">(row.regie_id), id }, row.words)
      : (await findReceipt(tx, system, parseId<"payment">(row.payment_id)))?.payment.words;
  return {
    id,
    forPersonId: words?.forPerson,
    accountId: parseId<"counterAccount">(row.account_id),
    counterId: parseId<"counter">(row.counter_id),
    amount: row.amount,
  };
}
