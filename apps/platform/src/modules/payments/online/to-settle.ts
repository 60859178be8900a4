import { type CivilDate, civilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { asId } from "../../../kernel/ids.ts";
import type { CounterId } from "../../counters/index.ts";
import { asPayments } from "../at-till.ts";
import { getRegie } from "../keep-regie.ts";
import type { PaymentId, RegieId } from "../payment.ts";
import { isRegisseur } from "../rules.ts";
import { listStuck } from "../store/online.ts";

/** Paid online, and credited to nobody: the régisseur settles it with the Treasury. Names nobody. */
export interface ToSettle {
  readonly id: PaymentId;
  readonly day: CivilDate;
  /** As the payment service says it. */
  readonly reference: string;
  /** What was asked for, in cents. */
  readonly amount: number;
  readonly counterId: CounterId;
  /** held: the counter could not take it; mismatch: something else came back than what was asked for. */
  readonly why: "held" | "mismatch";
}

/**
 * Use case: what was paid online to a régie and credits nothing, the latest first, for its régisseur of today; nothing for anybody else.
 * Throws payments.unknown_regie.
 */
export async function listToSettle(context: Context, regieId: RegieId): Promise<readonly ToSettle[]> {
  const system = asPayments(context);
  return system.transaction(async (tx) => {
    const regie = await getRegie(tx, system, regieId);
    if (!isRegisseur(regie, context.actor, civilDate(context.now()))) return [];
    const rows = await listStuck(tx, system.authorityId, regieId);
    return rows.map((row) => ({
      id: asId<"payment">(row.id),
      day: civilDate(row.begun_at),
      reference: row.reference,
      amount: row.amount,
      counterId: asId<"counter">(row.counter_id),
      why: row.state,
    }));
  });
}
