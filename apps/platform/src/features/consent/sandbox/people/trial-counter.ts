import type { Actor, Context, Tx } from "../../../../kernel/context.ts";
import { parseId, type ServiceId, type StaffId } from "../../../../kernel/ids.ts";
import {
  applyHouseTransfer,
  type CounterId,
  defineCounter,
  listCounters,
  openAccountInTransaction,
} from "../../../ledger/counters/index.ts";
import { listCast } from "./list-cast.ts";

/** Twenty euros: a dozen meals, and soon an empty purse, which an application must bear too. */
const OPENING_CENTS = 2_000;

/**
 * The purse of the vendor's service, which each character holds with twenty euros: defined once, by the
 * program that reviews here. Services may give there, so that credit is tried too.
 */
export async function openTrialCounter(
  context: Context,
  system: Context,
  { serviceId, staffId }: { readonly serviceId: ServiceId; readonly staffId: StaffId },
): Promise<void> {
  const administrator = context.as({
    kind: "staff",
    staffId,
    label: "Relecture du bac à sable",
    roles: [{ role: "authority_administrator" }],
  } satisfies Actor);
  if (!(await system.transaction((tx) => findTrialCounter(tx, system))))
    await defineCounter(administrator, {
      id: context.newId<CounterId>(),
      name: { fr: "Porte-monnaie d’essai", en: "Trial purse" },
      unit: "euro_cent",
      floor: 0,
      ceiling: null,
      debitMax: null,
      expiresMonths: null,
      servicesCredit: true,
      servicesSee: false,
      services: [serviceId],
    });
  await openTrialAccounts(system);
}

/**
 * An account of the purse for each character, with its opening balance: those who have theirs keep it as it
 * is.
 */
export async function openTrialAccounts(system: Context): Promise<void> {
  await system.transaction(async (tx) => {
    const counterId = await findTrialCounter(tx, system);
    if (counterId === undefined) return;
    for (const { personId } of await listCast(tx, system)) {
      const accountId = await openAccountInTransaction(tx, system, { personId, counterId });
      await applyHouseTransfer(tx, system, {
        counterId,
        caller: "sandbox",
        key: `opening ${accountId}`,
        kind: "credit",
        other: "opening",
        accountId,
        amount: OPENING_CENTS,
        label: "Solde d’essai",
      });
    }
  });
}

export async function findTrialCounter(tx: Tx, system: Context): Promise<CounterId | undefined> {
  const [counter] = (await listCounters(tx, system)).filter(({ keptBy }) => keptBy === null);
  return counter === undefined ? undefined : parseId<"counter">(counter.id);
}
