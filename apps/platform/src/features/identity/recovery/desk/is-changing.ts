import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { listChanges } from "../store/address-changes.ts";
import { listRecoveryRows } from "../store/recoveries.ts";

/** Whether a recovery, or another address, is under way for this account. By the system. */
export async function isWayInChanging(tx: Tx, system: Context, personId: PersonId): Promise<boolean> {
  const { authorityId } = system;
  const isLive = ({ expires_at }: { readonly expires_at: Date }) => expires_at > system.now();
  const recoveries = await listRecoveryRows(tx, authorityId, personId);
  if (recoveries.some((row) => ["colleague", "code", "open"].includes(row.state) && isLive(row))) return true;
  const changes = await listChanges(tx, authorityId, personId);
  return changes.some((row) => row.state === "waiting" || (row.state === "asked" && isLive(row)));
}
