import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { hashToken, lockAccountEntries, requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { getPerson } from "../../identity/index.ts";
import { cancelRecentChanges } from "../cancel-recent-changes.ts";
import { recoveryErrors } from "../errors.ts";
import { findStoppableLocked, updateRecovery } from "../store/recoveries.ts";
import type { RecoveryRow } from "../store/tables.ts";
import { toRecoverySystem } from "../to-recovery-system.ts";
import { findStoppableRecovery } from "./read-recovery.ts";

/**
 * Use case: "this is not me". Whoever reads a channel of the account undoes the recovery, and every way in
 * added since, by whatever door. Twice the same: nothing more. Throws recovery.link_not_valid.
 */
export async function cancelRecovery(context: Context, token: string): Promise<void> {
  const system = toRecoverySystem(context);
  await system.transaction(async (tx) => {
    const row = await findStoppableLocked(tx, system.authorityId, hashToken(token));
    if (!row || row.stop_until <= system.now()) throw recoveryErrors.error("recovery.link_not_valid");
    if (row.state !== "stopped") await applyCancellation(tx, system, row, system);
  });
}

/**
 * Use case: the same by an agent, for who comes or calls with the letter; pressed again, an earlier one too.
 * Throws access.capability_missing, recovery.over.
 */
export async function cancelDeskRecovery(
  context: Context,
  { personId }: { personId: PersonId },
): Promise<void> {
  requireCapability(context, "person.recover");
  const system = toRecoverySystem(context);
  await system.transaction(async (tx) => {
    await getPerson(tx, system, personId);
    await lockAccountEntries(tx, personId);
    const row = await findStoppableRecovery(tx, system, personId);
    if (!row || row.stop_until <= system.now()) throw recoveryErrors.error("recovery.over");
    if (row.state !== "stopped") await applyCancellation(tx, system, row, context);
  });
}

/**
 * Everything since it was opened: whoever came in by it may have added other ways, and gone further by them.
 */
async function applyCancellation(tx: Tx, system: Context, row: RecoveryRow, by: Context): Promise<void> {
  const personId = parseId<"person">(row.person_id);
  await cancelRecentChanges(tx, system, { personId, since: row.opened_at });
  await updateRecovery(tx, row, { state: "stopped", code_hash: null });
  await record(tx, by, { action: "recovery.stopped", personId, data: {} });
}
