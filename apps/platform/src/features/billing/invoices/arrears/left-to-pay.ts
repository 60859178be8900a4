import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import {
  type CounterAccountId,
  listFormerOfEach,
  listHoldersOfAccounts,
} from "../../../ledger/counters/index.ts";
import { toInvoicesSystem } from "../reading/read-invoice.ts";
import { listSeries } from "../series.ts";
import { listOpenInvoices } from "./open-invoices.ts";

/**
 * Use case, at the desk: of what somebody still has to pay on an account that they left, who holds it today:
 * money is taken on that one's page, since on an account opened anew it would pay nothing of it. Opens every
 * list of the town, only where there is such an invoice. Throws access.capability_missing,
 * households.cannot_act_for.
 */
export async function listHoldersOfLeft(
  context: Context,
  personId: PersonId,
): Promise<ReadonlyMap<CounterAccountId, PersonId>> {
  const owed = await listOwedOfLeft(context, personId);
  if (owed.size === 0) return new Map();
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const holders = await listHoldersOfAccounts(tx, system, owed);
    return new Map(
      [...holders].flatMap(([accountId, all]) => {
        const today = all.find((one) => one.left === null);
        return today ? [[accountId, today.personId] as const] : [];
      }),
    );
  });
}

/**
 * Use case, at the desk: the accounts that somebody left, and on which they still owe. Throws as
 * `listHoldersOfLeft`.
 */
export async function listOwedOfLeft(
  context: Context,
  personId: PersonId,
): Promise<ReadonlySet<CounterAccountId>> {
  requireCapability(context, "payment.take");
  const left = new Set(
    ((await listFormerOfEach(context, [personId])).get(personId) ?? []).map(({ accountId }) => accountId),
  );
  const owed = new Set<CounterAccountId>();
  if (left.size === 0) return owed;
  const system = toInvoicesSystem(context);
  await system.transaction(async (tx) => {
    for (const { id: seriesId } of await listSeries(tx, system))
      for (const { parts } of await listOpenInvoices(tx, system, { seriesId, personId }))
        for (const { accountId } of parts) if (left.has(accountId)) owed.add(accountId);
  });
  return owed;
}
