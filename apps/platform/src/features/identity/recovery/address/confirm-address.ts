import type { Context, Tx } from "../../../../kernel/context.ts";
import {
  drawToken,
  findAccount,
  findAccountAddress,
  hashToken,
  updateAccountEmail,
} from "../../../access/access/index.ts";
import { notify, notifyAddress } from "../../../messaging/notifications/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { endRecovery } from "../desk/use-recovery.ts";
import { recoveryErrors } from "../errors.ts";
import { ADDRESS_WAIT_MS } from "../rules.ts";
import { findChangeLocked, updateChange } from "../store/address-changes.ts";
import { findNewestLocked } from "../store/recoveries.ts";
import type { AddressChangeRow } from "../store/tables.ts";
import { toRecoverySystem } from "../to-recovery-system.ts";
import { formatAddressField, getChangePersonId } from "./sealed-change.ts";

export const CANCEL_PATH = "/adresse/annuler";

/**
 * Use case: somebody reads the new address. It opens the account after three days, told to the former
 * address, which can cancel; at once when nobody reads a former one, or when an agent has just seen the
 * person's papers.
 * @returns when it will open the account; undefined: now
 * Throws recovery.link_not_valid, recovery.over.
 */
export async function confirmAddress(context: Context, token: string): Promise<Date | undefined> {
  const system = toRecoverySystem(context);
  return system.transaction(async (tx) => {
    const change = await findChangeLocked(tx, system.authorityId, { confirm: hashToken(token) });
    if (change?.state !== "asked" || change.expires_at <= system.now())
      throw recoveryErrors.error("recovery.link_not_valid");
    const account = await findAccount(tx, system, getChangePersonId(change));
    if (!account || account.closedOn !== undefined) throw recoveryErrors.error("recovery.link_not_valid");
    if (change.recovery_id === null && account.email !== undefined && account.confirmed)
      return computeAddressDelay(tx, system, change, account.email);
    if (change.recovery_id !== null) await closeRecovery(tx, system, change);
    await apply(tx, system, change);
    return undefined;
  });
}

/** Use case, as the system: the days to cancel are over. Idempotent. */
export async function applyAddress(system: Context, id: string): Promise<void> {
  await system.transaction(async (tx) => {
    const change = await findChangeLocked(tx, system.authorityId, { id });
    if (change?.state !== "waiting" || !change.effective_at || change.effective_at > system.now()) return;
    await apply(tx, system, change);
  });
}

async function computeAddressDelay(
  tx: Tx,
  system: Context,
  change: AddressChangeRow,
  former: string,
): Promise<Date> {
  const cancel = drawToken();
  const effective_at = new Date(system.now().getTime() + ADDRESS_WAIT_MS);
  await updateChange(tx, change, { state: "waiting", effective_at, cancel_hash: hashToken(cancel) });
  const data = { authorityId: system.authorityId, requestId: system.requestId, changeId: change.id };
  await system.ports.jobs.send(tx, "recovery.apply_address", data, { startAfter: effective_at });
  const path = `${CANCEL_PATH}?jeton=${cancel}`;
  await notifyAddress(tx, system, { to: former, template: "address_changing", data: { path } });
  await record(tx, system, {
    action: "recovery.address_confirmed",
    personId: getChangePersonId(change),
    data: {},
  });
  return effective_at;
}

/**
 * An address that changed meanwhile by another way is left as it is, and so is a closed account: what was
 * asked was about before.
 */
async function apply(tx: Tx, system: Context, change: AddressChangeRow): Promise<void> {
  const personId = getChangePersonId(change);
  const today = await findAccountAddress(tx, system, personId);
  const isSame =
    Buffer.compare(today?.index ?? Buffer.alloc(0), change.former_index ?? Buffer.alloc(0)) === 0;
  const account = await findAccount(tx, system, personId);
  if (!account || account.closedOn !== undefined || !isSame)
    return updateChange(tx, change, { state: "cancelled" });
  const key = await getPersonKey(tx, system, personId);
  await updateAccountEmail(tx, system, personId, key.open(formatAddressField(change.id), change.new_sealed));
  await updateChange(tx, change, {
    state: "applied",
    effective_at: change.effective_at ?? system.now(),
    former_confirmed: account.confirmed,
  });
  await record(tx, system, { action: "recovery.address_changed", personId, data: {} });
  await notify(tx, system, { personId, template: "address_changed", data: {} });
}

async function closeRecovery(tx: Tx, system: Context, change: AddressChangeRow): Promise<void> {
  const row = await findNewestLocked(tx, system.authorityId, getChangePersonId(change));
  const isItsOwn = row?.id === change.recovery_id;
  if (!row || !isItsOwn || (row.state !== "open" && row.state !== "done"))
    throw recoveryErrors.error("recovery.over");
  await endRecovery(tx, system, row);
}
