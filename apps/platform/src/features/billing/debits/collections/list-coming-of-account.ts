import type { Context } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { CounterAccountId, CounterId } from "../../../ledger/counters/index.ts";
import { listInvoicesOfAccount } from "../../invoices/index.ts";
import { listCreditors } from "../creditor/get-creditor.ts";
import type { ComingDebit } from "../debit.ts";
import { toDebitsSystem } from "../read-rows.ts";
import { listLiveRows } from "../store/debits.ts";
import { findComingDebit } from "./find-coming-debit.ts";

/**
 * Use case: what direct debits take of the invoices of an account, whoever pays them, for the agent about to
 * take money for it; the soonest first. Throws access.capability_missing.
 */
export async function listComingOfAccount(
  context: Context,
  { counterId, accountId }: { readonly counterId: CounterId; readonly accountId: CounterAccountId },
): Promise<readonly Pick<ComingDebit, "on" | "invoice" | "cents" | "isSent">[]> {
  requireCapability(context, "payment.take");
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const found: ComingDebit[] = [];
    for (const { seriesId } of await listCreditors(tx, system)) {
      const ids = await listInvoicesOfAccount(tx, system, { seriesId, counterId, accountId });
      for (const row of await listLiveRows(tx, system.authorityId, ids)) {
        const one = await findComingDebit(tx, system, { seriesId, row });
        if (one?.accountIds.includes(accountId)) found.push(one);
      }
    }
    return found.toSorted((one, other) => one.on.localeCompare(other.on));
  });
}
