import type { Context, Tx } from "../../../kernel/context.ts";
import { asId, type PersonId } from "../../../kernel/ids.ts";
import {
  forgetPasskeys,
  hashToken,
  listSessions,
  requireCapability,
  revokeSession,
} from "../../access/index.ts";
import { record } from "../../audit/index.ts";
import { getPerson } from "../../identity/index.ts";
import { undoChangesOf } from "../address/undo-changes.ts";
import { recoveryErrors } from "../errors.ts";
import { lockByStop, lockNewest, updateRecovery } from "../store/recoveries.ts";
import type { RecoveryRow } from "../store/tables.ts";

/**
 * Use case: "this is not me". Whoever reads a channel of the account undoes the recovery: its code, its sessions, the passkeys
 * and the address it gave. Twice the same: nothing more. Throws recovery.link_not_valid.
 */
export async function stopRecovery(context: Context, token: string): Promise<void> {
  const system = context.as({ kind: "system", name: "recovery" });
  await system.transaction(async (tx) => {
    const row = await lockByStop(tx, system.authorityId, hashToken(token));
    if (!row || row.stop_until <= system.now()) throw recoveryErrors.error("recovery.link_not_valid");
    if (row.state !== "stopped") await undo(tx, system, row, system);
  });
}

/** Use case: the same by an agent, for who comes or calls with the letter. Throws access.capability_missing, recovery.over. */
export async function stopRecoveryAtDesk(
  context: Context,
  { personId }: { personId: PersonId },
): Promise<void> {
  requireCapability(context, "person.recover");
  const system = context.as({ kind: "system", name: "recovery" });
  await system.transaction(async (tx) => {
    await getPerson(tx, system, personId);
    const row = await lockNewest(tx, system.authorityId, personId);
    if (!row || row.stop_until <= system.now()) throw recoveryErrors.error("recovery.over");
    if (row.state !== "stopped") await undo(tx, system, row, context);
  });
}

async function undo(tx: Tx, system: Context, row: RecoveryRow, by: Context): Promise<void> {
  const personId = asId<"person">(row.person_id);
  await updateRecovery(tx, row, { state: "stopped", code_hash: null });
  await forgetPasskeys(tx, system, personId, row.passkeys);
  await undoChangesOf(tx, system, row);
  for (const { id } of await listSessions(tx, system, personId)) {
    await revokeSession(tx, system, { id, subjectId: personId });
  }
  await record(tx, by, { action: "recovery.stopped", personId, data: {} });
}
