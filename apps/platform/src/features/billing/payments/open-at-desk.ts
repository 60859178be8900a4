import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import {
  type CounterAccountId,
  type CounterId,
  openAccountInTransaction,
} from "../../ledger/counters/index.ts";
import { openTill, requireCashier, requireNoPaymentInterest, toPaymentsSystem } from "./at-till.ts";
import { paymentsErrors } from "./errors.ts";
import { listRegies } from "./keep-regie.ts";

/**
 * Use case: an agent opens a counter for somebody without a computer, of those whose money they are named to
 * take; nobody for themselves or those close to them. Opened already, it is that one. Throws
 * access.capability_missing, payments.no_regie, payments.not_named, payments.own_interest, and as
 * counters.openAccount.
 */
export async function openAtDesk(
  context: Context,
  { personId, counterId }: { readonly personId: PersonId; readonly counterId: CounterId },
): Promise<CounterAccountId> {
  const cashier = requireCashier(context);
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const regies = await listRegies(tx, system);
    const regie = regies.find(({ counters }) => counters.some((held) => held.counterId === counterId));
    if (!regie) throw paymentsErrors.error("payments.no_regie");
    await openTill(tx, system, { regieId: regie.id, staffId: cashier.staffId });
    await requireNoPaymentInterest(tx, system, { personId, cashier });
    await requireRepresentative(tx, context, { forPersonId: personId, act: "usual" });
    return openAccountInTransaction(tx, context, { personId, counterId });
  });
}
