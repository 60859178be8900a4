import type { Context } from "../../../../kernel/context.ts";
import { hashToken, lockAccountEntries } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { cancelRecentChanges } from "../cancel-recent-changes.ts";
import { recoveryErrors } from "../errors.ts";
import { STOP_MS } from "../rules.ts";
import { cancelLiveChanges, findChangeLocked, listChanges } from "../store/address-changes.ts";
import { findUsedSince } from "../store/recoveries.ts";
import { toRecoverySystem } from "../to-recovery-system.ts";
import { getChangePersonId } from "./sealed-change.ts";

/**
 * Use case: who reads the former address did not ask for this. It stays the account's, or becomes it again
 * within a week, and whatever was added since whoever asked came in opens nothing any more; every open
 * session ends. Twice the same: nothing more. Throws recovery.link_not_valid: spent, or the account was got
 * back at the desk since.
 */
export async function cancelAddress(context: Context, token: string): Promise<void> {
  const system = toRecoverySystem(context);
  await system.transaction(async (tx) => {
    const change = await findChangeLocked(tx, system.authorityId, { cancel: hashToken(token) });
    const until = change?.effective_at && change.effective_at.getTime() + STOP_MS;
    if (!change || !until || until <= system.now().getTime())
      throw recoveryErrors.error("recovery.link_not_valid");
    if (change.state === "cancelled") return;
    const personId = getChangePersonId(change);
    // An original seen at the desk since counts for more than a mailbox: the desk alone undoes it.
    if (await findUsedSince(tx, system.authorityId, personId, change.asked_at))
      throw recoveryErrors.error("recovery.link_not_valid");
    await cancelRecentChanges(tx, system, { personId, since: change.inside_since ?? change.asked_at });
    await record(tx, system, { action: "recovery.address_cancelled", personId, data: {} });
  });
}

/** Use case: the person thinks better of it. Idempotent: told once. */
export async function cancelOwnAddress(context: Context): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "person") return;
  const system = toRecoverySystem(context);
  const { personId } = actor;
  await system.transaction(async (tx) => {
    await lockAccountEntries(tx, personId);
    if ((await cancelLiveChanges(tx, system.authorityId, personId)) === 0) return;
    await record(tx, context, { action: "recovery.address_dropped", personId, data: {} });
  });
}

export interface AddressWish {
  readonly state: "asked" | "waiting";
  /** When it opens the account; absent until it is confirmed. */
  readonly effectiveAt?: Date;
}

/** What the acting person has under way, if anything. */
export async function findAddressWish(context: Context): Promise<AddressWish | undefined> {
  const { actor } = context;
  if (actor.kind !== "person") return undefined;
  const system = toRecoverySystem(context);
  const [last] = await system.transaction((tx) => listChanges(tx, system.authorityId, actor.personId));
  if (last?.state === "waiting" && last.effective_at)
    return { state: "waiting", effectiveAt: last.effective_at };
  return last?.state === "asked" && last.expires_at > system.now() ? { state: "asked" } : undefined;
}
