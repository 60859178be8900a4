import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { hasInvisible, toTidyText } from "../../../../kernel/text.ts";
import type { CounterId } from "../../../ledger/counters/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { requireCashier, toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import { getRegie } from "../keep-regie.ts";
import type { PaymentId, RegieId } from "../payment.ts";
import { isRegisseur } from "../rules.ts";
import { openPaymentWords } from "../sealed-words.ts";
import { listOperationRows } from "../store/online.ts";
import { countStuck, listStuck, updateGivenBack } from "../store/stuck.ts";
import { notifyOnlinePayer } from "./notify-online-payer.ts";

/** Paid online, and credited to nobody: the régisseur settles it with the Treasury. Names nobody. */
export interface ToSettle {
  readonly id: PaymentId;
  readonly day: CivilDate;
  /** As the payment service says it. */
  readonly reference: string;
  /** What was asked for, on every account that it was to pay, in cents. */
  readonly amount: number;
  /** Of the first account. */
  readonly counterId: CounterId;
  /** held: the counter could not take it; mismatch: something else came back than what was asked for. */
  readonly why: "held" | "mismatch";
}

/**
 * Use case: what was paid online to a régie and credits nothing, the oldest first, for its régisseur of
 * today; nothing for anybody else. Throws payments.unknown_regie.
 */
export async function listToSettle(context: Context, regieId: RegieId): Promise<readonly ToSettle[]> {
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const regie = await getRegie(tx, system, regieId);
    if (!isRegisseur(regie, context.actor, toCivilDate(context.now()))) return [];
    const rows = await listStuck(tx, system.authorityId, regieId);
    return rows.map((row) => ({
      id: parseId<"payment">(row.id),
      day: toCivilDate(row.begun_at),
      reference: row.reference,
      amount: row.total,
      counterId: parseId<"counter">(row.counter_id),
      why: row.state,
    }));
  });
}

/**
 * Use case: how many those are, since `listToSettle` gives as many as a page shows. Throws
 * payments.unknown_regie.
 */
export async function countToSettle(context: Context, regieId: RegieId): Promise<number> {
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const regie = await getRegie(tx, system, regieId);
    if (!isRegisseur(regie, context.actor, toCivilDate(context.now()))) return 0;
    return countStuck(tx, system.authorityId, regieId);
  });
}

/**
 * Use case: its régisseur says that the Treasury gave this money back, with the reference of the transfer.
 * Said again, nothing changes. Throws access.capability_missing, payments.not_named, payments.unknown,
 * payments.words_not_valid.
 */
export async function confirmTreasuryRefund(
  context: Context,
  {
    regieId,
    id,
    reference,
  }: { readonly regieId: RegieId; readonly id: PaymentId; readonly reference: string },
): Promise<void> {
  const { staffId } = requireCashier(context);
  const said = toTidyText(reference);
  if (said.length === 0 || said.length > REFERENCE_MOST)
    throw paymentsErrors.error("payments.words_not_valid");
  if (hasInvisible(said)) throw paymentsErrors.error("payments.characters");
  const system = toPaymentsSystem(context);
  await system.transaction(async (tx) => {
    const regie = await getRegie(tx, system, regieId);
    const on = toCivilDate(context.now());
    if (!isRegisseur(regie, context.actor, on)) throw paymentsErrors.error("payments.not_named");
    const isSettled = await updateGivenBack(tx, system.authorityId, {
      id,
      regieId,
      on,
      by: staffId,
      reference: said,
    });
    const rows = await listOperationRows(tx, system.authorityId, id);
    const [leader] = rows;
    if (!leader || leader.leader_id !== null || leader.regie_id !== regieId || leader.given_back_on === null)
      throw paymentsErrors.error("payments.unknown");
    if (!isSettled) return;
    for (const row of rows) {
      const place = { regieId, id: parseId<"payment">(row.id) };
      const personId = openPaymentWords(system, place, row.words)?.forPerson;
      await record(tx, context, {
        action: "payments.given_back_by_treasury",
        ...(personId === undefined ? {} : { personId }),
        data: { reference: leader.reference, transfer: said, amount: row.amount },
      });
    }
    await notifyOnlinePayer(tx, system, rows, { what: "given_back", transfer: said });
  });
}

/** As a bank's reference of a transfer, with room. */
const REFERENCE_MOST = 60;
