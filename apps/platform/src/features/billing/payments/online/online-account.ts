import type { Context } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { OwnAccount } from "../../../ledger/counters/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import { getRegie, listRegies } from "../keep-regie.ts";
import type { Regie, RegieCounter, RegieId } from "../payment.ts";
import { findOnlineAccount, saveOnlineAccount } from "../store/online.ts";
import { isReal, type OnlineAccount, type ProviderName } from "./provider.ts";

/**
 * Use case: an administrator says by which service a régie is paid online. The simulator, and the mode of
 * tests of a service, are for demonstrations only: no money moves, and the counter would be credited. Throws
 * access.capability_missing, payments.unknown_regie, payments.provider_not_valid.
 */
export async function setOnlineAccount(
  context: Context,
  { regieId, ...account }: OnlineAccount & { readonly regieId: RegieId },
): Promise<void> {
  requireCapability(context, "counter.manage");
  const { provider, clientNumber } = account;
  const isSound = provider === "simulator" || /^\d{6}$/.test(clientNumber);
  if (!isSound || !isReal(context, account)) throw paymentsErrors.error("payments.provider_not_valid");
  await context.transaction(async (tx) => {
    const { name } = await getRegie(tx, context, regieId);
    await saveOnlineAccount(tx, context.authorityId, regieId, account);
    await record(tx, context, {
      action: "payments.online_set",
      data: { regie: regieId, name, provider, mode: account.mode },
    });
  });
}

/** By which service a régie is paid online, for agents; undefined while it is not. */
export const readOnlineAccount = (context: Context, regieId: RegieId): Promise<OnlineAccount | undefined> =>
  context.read((tx) => findOnlineAccount(tx, context.authorityId, regieId));

/** A counter that may be topped up online. */
export interface PayableOnline extends RegieCounter {
  readonly regieId: RegieId;
  readonly provider: ProviderName;
}

/** The counters of the authority that may be topped up online, with what one unit costs. */
export async function listPayable(context: Context): Promise<readonly PayableOnline[]> {
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const found: PayableOnline[] = [];
    for (const { id, counters } of await listRegies(tx, system)) {
      const online = await findOnlineAccount(tx, system.authorityId, id);
      if (online && isReal(system, online))
        found.push(...counters.map((one) => ({ ...one, regieId: id, provider: online.provider })));
    }
    return found;
  });
}

/** The régie that takes the money of an account online. Throws payments.no_regie. */
export async function getPayableRegie(
  system: Context,
  { counter }: OwnAccount,
): Promise<{ readonly regie: Regie; readonly online: OnlineAccount }> {
  return system.transaction(async (tx) => {
    const regies = await listRegies(tx, system);
    const regie = regies.find(({ counters }) => counters.some(({ counterId }) => counterId === counter.id));
    const online = regie && (await findOnlineAccount(tx, system.authorityId, regie.id));
    if (!regie || !online || !isReal(system, online) || counter.closedOn !== null)
      throw paymentsErrors.error("payments.no_regie");
    return { regie, online };
  });
}
