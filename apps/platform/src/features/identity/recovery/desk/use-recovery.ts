import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PasskeyId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import {
  hashToken,
  listSessions,
  openSession,
  parseResumeCode,
  recordSignInFailure,
  registerPasskey,
  revokeFormerEntries,
  type Session,
} from "../../../access/access/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { removeUpstreamLinks } from "../../upstream/index.ts";
import { recoveryErrors } from "../errors.ts";
import { OPEN_MS } from "../rules.ts";
import { cancelLiveChanges } from "../store/address-changes.ts";
import { applyCodeUse, findNewestLocked, updateRecovery } from "../store/recoveries.ts";
import type { RecoveryRow } from "../store/tables.ts";
import { toRecoverySystem } from "../to-recovery-system.ts";

/**
 * Use case: the code shown at the desk opens, once, a session in which the person registers another way in,
 * and nothing else. Throws recovery.code_not_valid.
 */
export const openRecoveryCode = (context: Context, typed: string): Promise<string> =>
  recoverRefusal(
    listCodes(recoveryErrors, "recovery.code_not_valid"),
    () => applyRecoveryCode(context, typed),
    async (refusal) => {
      await recordSignInFailure(context, "desk");
      throw refusal;
    },
  );

async function applyRecoveryCode(context: Context, typed: string): Promise<string> {
  const system = toRecoverySystem(context);
  return system.transaction(async (tx) => {
    const at = system.now();
    const until = new Date(at.getTime() + OPEN_MS);
    const hash = hashToken(parseResumeCode(typed));
    const row = await applyCodeUse(tx, system.authorityId, hash, { at, until });
    if (!row) throw recoveryErrors.error("recovery.code_not_valid");
    const personId = parseId<"person">(row.person_id);
    await record(tx, system, { action: "recovery.code_used", personId, data: {} });
    return openSession(tx, system, { kind: "person", subjectId: personId, method: "desk" });
  });
}

type Registration = Parameters<typeof registerPasskey>[1];

/**
 * Use case: a passkey by way of the recovery; the person then signs in with it. Throws recovery.over, as
 * registerPasskey.
 */
export async function registerRecoveredPasskey(context: Context, wish: Registration): Promise<PasskeyId> {
  const personId = buildRecoverySession(wish.session);
  return registerPasskey(context, wish, async (tx, system) => {
    const row = await requireOpen(tx, system, personId);
    await endRecovery(tx, system, row);
    await notify(tx, system, { personId, template: "recovery_done", data: {} });
  });
}

/** Throws recovery.over: stopped meanwhile, replaced, or too old. */
export async function requireOpen(tx: Tx, system: Context, personId: PersonId): Promise<RecoveryRow> {
  const row = await findNewestLocked(tx, system.authorityId, personId);
  if (row?.state !== "open" || row.expires_at <= system.now()) throw recoveryErrors.error("recovery.over");
  return row;
}

/**
 * It gave a way in: its owner had lost every other one, and whoever found or stole one opens nothing by it
 * any more, nor by what they added. An address that somebody else asked for meanwhile does not come after it.
 * Done already (a key, then an address): what it gave stays.
 */
export async function endRecovery(tx: Tx, system: Context, row: RecoveryRow): Promise<void> {
  const personId = parseId<"person">(row.person_id);
  if (row.state !== "done") {
    // Since the code was typed: this session is the owner's.
    const before = new Date(row.expires_at.getTime() - OPEN_MS);
    await revokeFormerEntries(tx, system, { personId, before }, () =>
      removeUpstreamLinks(tx, system, personId),
    );
    const { authorityId, requestId } = system;
    const served = { authorityId, requestId, personId, before: before.toISOString() };
    await system.ports.events.emit(tx, "recovery.served", served);
  }
  await updateRecovery(tx, row, { state: "done" });
  await cancelLiveChanges(tx, system.authorityId, personId, { but: row.id });
}

export function buildRecoverySession({ actor, method }: Pick<Session, "actor" | "method">): PersonId {
  if (actor.kind !== "person" || method !== "desk") throw recoveryErrors.error("recovery.over");
  return actor.personId;
}

/** Live sessions of the account, this one aside. */
export async function listOtherSessions(context: Context, { id, ...session }: Session) {
  const personId = buildRecoverySession(session);
  const system = toRecoverySystem(context);
  const all = await system.transaction((tx) => listSessions(tx, system, personId));
  return all.filter((one) => one.id !== id);
}
