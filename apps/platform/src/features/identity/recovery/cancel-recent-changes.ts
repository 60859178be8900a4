import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { lockAccountEntries, revokeEntriesSince } from "../../access/access/index.ts";
import { removeRecentLinks } from "../upstream/index.ts";
import { cancelAddressChanges } from "./address/cancel-address-changes.ts";
import { cancelLiveChanges } from "./store/address-changes.ts";
import { cancelLiveRecoveries, cancelRecentRecoveries } from "./store/recoveries.ts";

/**
 * "This was not me": the account is again as it was then. By whatever door somebody came in since, and
 * whatever they added by it, opens nothing any more: recoveries, passkeys, identities of the State,
 * addresses, links, codes, sessions. What they tied at services is told to who keeps it. Runs as the system.
 */
export async function cancelRecentChanges(
  tx: Tx,
  system: Context,
  { personId, since }: { readonly personId: PersonId; readonly since: Date },
): Promise<void> {
  await revokeEntriesSince(tx, system, { personId, since }, async () => {
    await cancelRecentRecoveries(tx, system.authorityId, personId, since);
    await removeRecentLinks(tx, system, personId, since);
    await cancelAddressChanges(tx, system, personId, since);
  });
  const { authorityId, requestId } = system;
  const undone = { authorityId, requestId, personId, since: since.toISOString() };
  await system.ports.events.emit(tx, "recovery.undone", undone);
}

/**
 * The account closes: what is under way gives nobody a way in, now or once it opens again. Joins the
 * transaction that closes it. Runs as the system.
 */
export async function endWhatIsUnderWay(tx: Tx, system: Context, personId: PersonId): Promise<void> {
  await lockAccountEntries(tx, personId);
  await cancelLiveRecoveries(tx, system.authorityId, personId);
  await cancelLiveChanges(tx, system.authorityId, personId);
}
