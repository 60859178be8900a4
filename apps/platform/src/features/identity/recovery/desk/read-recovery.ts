import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { Proof } from "../rules.ts";
import { listRecoveryRows } from "../store/recoveries.ts";
import type { RecoveryRow, RecoveryState } from "../store/tables.ts";
import { toRecoverySystem } from "../to-recovery-system.ts";

export interface Recovery {
  /** "expired": nobody came back in time. */
  readonly state: RecoveryState | "expired";
  readonly openedAt: Date;
  readonly openedBy: StaffId;
  readonly proof: Proof;
  /** An agent, or a link in the messages sent, undoes it until then. */
  readonly stopUntil: Date;
}

/**
 * The last one of a person that is not over, for an agent who may give another. Throws
 * access.capability_missing.
 */
export async function findLastRecovery(context: Context, personId: PersonId): Promise<Recovery | undefined> {
  requireCapability(context, "person.recover");
  const system = toRecoverySystem(context);
  return system.transaction((tx) => findLatestRecovery(tx, system, personId));
}

async function findLatestRecovery(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<Recovery | undefined> {
  const row = await findStoppableRecovery(tx, system, personId);
  if (!row) return undefined;
  const isLive = row.state === "colleague" || row.state === "code" || row.state === "open";
  return {
    state: isLive && row.expires_at <= system.now() ? "expired" : row.state,
    openedAt: row.opened_at,
    openedBy: parseId<"staff">(row.opened_by),
    proof: row.proof,
    stopUntil: row.stop_until,
  };
}

/**
 * The newest that may still be undone: an earlier one too, once a later one is stopped. Without any, the
 * newest.
 */
export async function findStoppableRecovery(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<RecoveryRow | undefined> {
  const rows = await listRecoveryRows(tx, system.authorityId, personId);
  const isOver = ({ state }: RecoveryRow) => state === "stopped" || state === "replaced";
  return rows.find((row) => !isOver(row) && row.stop_until > system.now()) ?? rows[0];
}
