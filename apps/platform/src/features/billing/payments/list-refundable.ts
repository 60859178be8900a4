import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { toPaymentsSystem } from "./at-till.ts";
import type { Receipt } from "./own-payments.ts";
import type { Payment, PaymentId } from "./payment.ts";
import { findNaming, isInTill } from "./rules.ts";
import { computeGivenBackSums, findLastClosed } from "./store/payments.ts";

/**
 * Of these receipts of one person, those of which the agent may still give something back today, with the
 * cents that are left. Whether the counter still holds it is looked at on giving back.
 */
export async function listRefundable(
  context: Context,
  receipts: readonly Receipt[],
): Promise<ReadonlyMap<PaymentId, number>> {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId !== undefined) return new Map();
  const { staffId } = actor;
  const today = toCivilDate(context.now());
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const left = new Map<PaymentId, number>();
    const ids = receipts.map(({ payment }) => payment.id);
    const given = await computeGivenBackSums(tx, system.authorityId, ids);
    for (const { regie, payment } of receipts) {
      const cents = isTaken(payment) ? payment.amount - (given.get(payment.id) ?? 0) : 0;
      const naming = findNaming(regie, staffId, today);
      if (cents === 0 || !naming) continue;
      const lastClosed = await findLastClosed(tx, system.authorityId, { regieId: regie.id, staffId });
      const isHere = isInTill(payment, staffId, lastClosed);
      if (isHere || (naming.part === "regisseur" && payment.means === "cash")) left.set(payment.id, cents);
    }
    return left;
  });
}

/** At a desk: what came otherwise is given back otherwise. */
const isTaken = ({ kind, means }: Payment): boolean =>
  kind === "topup" && (means === "cash" || means === "cheque");
