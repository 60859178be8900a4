import type { Context, Tx } from "../../../../kernel/context.ts";
import { type Id, type PersonId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { isNamesake } from "../../../../kernel/namesake.ts";
import {
  accessErrors,
  drawResumeCode,
  drawToken,
  findAddressOfAgent,
  hashToken,
  isAmongAgents,
  requireCapability,
} from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { recoveryErrors } from "../errors.ts";
import {
  CODE_MS,
  DAY_MS,
  hasColleagueRequirement,
  isTooOften,
  MONTH_MS,
  type Proof,
  RECOVERY_COLLEAGUE_MS,
  STOP_MS,
} from "../rules.ts";
import {
  countRecoveries,
  createRecoveryRow,
  endLiveRecoveries,
  findNewestLocked,
  lockAgentRecoveries,
  updateRecovery,
} from "../store/recoveries.ts";
import { toRecoverySystem } from "../to-recovery-system.ts";
import { requireRecoverable } from "./claimant.ts";
import { notifyRecoveryOpened } from "./notify-recovery-opened.ts";

export type RecoveryId = Id<"recovery">;

/** What the desk shows once, or whom it waits for. */
export type Issued = { readonly waits: "code"; readonly code: string } | { readonly waits: "colleague" };

interface Seen {
  readonly personId: PersonId;
  /** The kind of original, its photograph compared with the face. */
  readonly proof: Proof;
  /** What happened, in the agent's words. */
  readonly reason: string;
}

/**
 * Use case: the person is at the desk without any way in. Every channel known is told, with a way to stop it.
 * The code is returned once; with nobody to tell, a namesake, or an agent lent by another authority, a
 * colleague sees the original first. Throws access.capability_missing, recovery.no_account,
 * recovery.identity_not_validated, recovery.others_act, recovery.hand_over_first, recovery.own_account,
 * recovery.too_often.
 */
export async function openRecovery(context: Context, seen: Seen): Promise<Issued> {
  const { staffId, ...who } = toRecoveryAgent(context);
  const system = toRecoverySystem(context);
  return system.transaction(async (tx) => {
    const claimant = await requireRecoverable(tx, system, { personId: seen.personId, staffId });
    await findNewestLocked(tx, system.authorityId, seen.personId);
    await lockAgentRecoveries(tx, staffId);
    await requireRareRecovery(tx, system, seen.personId, staffId);
    const alone = !hasColleagueRequirement({ ...claimant, ...who });
    await endLiveRecoveries(tx, system.authorityId, seen.personId);
    const code = drawResumeCode();
    const stop = drawToken();
    await createRecoveryRow(
      tx,
      await buildRecoveryRow(tx, system, { seen, staffId, stop, code: alone ? code : undefined }),
    );
    await record(tx, context, {
      action: "recovery.opened",
      personId: seen.personId,
      data: { proof: seen.proof, colleague: !alone },
    });
    await notifyRecoveryOpened(tx, system, { ...claimant, personId: seen.personId, stop });
    return alone ? { waits: "code", code } : { waits: "colleague" };
  });
}

/**
 * Use case: a colleague sees the original too, and receives the code for the person. Throws recovery.over,
 * recovery.colleague_needed (`countAsOne`, a namesake, or two agents lent by others), and as openRecovery.
 */
export async function confirmRecovery(
  context: Context,
  { personId }: { personId: PersonId },
): Promise<string> {
  const { staffId, ...who } = toRecoveryAgent(context);
  const system = toRecoverySystem(context);
  return system.transaction(async (tx) => {
    const claimant = await requireRecoverable(tx, system, { personId, staffId });
    const row = await findNewestLocked(tx, system.authorityId, personId);
    if (row?.state !== "colleague" || row.expires_at <= system.now())
      throw recoveryErrors.error("recovery.over");
    const isRelative = isNamesake(who.agentName, claimant.familyNames);
    const isOneOfOurs = !who.isLent || (await isLocalAgent(system, parseId<"staff">(row.opened_by)));
    const isTheSame = await isAmongAgents(tx, context, [{ id: row.opened_by }]);
    if (isTheSame || isRelative || !isOneOfOurs) throw recoveryErrors.error("recovery.colleague_needed");
    const code = drawResumeCode();
    await updateRecovery(tx, row, {
      state: "code",
      confirmed_by: staffId,
      code_hash: hashToken(code),
      expires_at: new Date(system.now().getTime() + CODE_MS),
    });
    await record(tx, context, { action: "recovery.confirmed", personId, data: { proof: row.proof } });
    return code;
  });
}

function toRecoveryAgent(context: Context) {
  requireCapability(context, "person.recover");
  const { actor } = context;
  if (actor.kind !== "staff") throw accessErrors.error("access.capability_missing");
  return { staffId: actor.staffId, agentName: actor.label, isLent: actor.delegationId !== undefined };
}

async function isLocalAgent(system: Context, staffId: StaffId): Promise<boolean> {
  return (await findAddressOfAgent(system, staffId)) !== undefined;
}

async function requireRareRecovery(
  tx: Tx,
  context: Context,
  personId: PersonId,
  staffId: StaffId,
): Promise<void> {
  const ago = (ms: number) => new Date(context.now().getTime() - ms);
  const ofPerson = await countRecoveries(tx, context.authorityId, { personId }, ago(MONTH_MS));
  const ofAgent = await countRecoveries(tx, context.authorityId, { staffId }, ago(DAY_MS));
  if (isTooOften({ ofPerson, ofAgent })) throw recoveryErrors.error("recovery.too_often");
}

interface Opening {
  readonly seen: Seen;
  readonly staffId: StaffId;
  readonly stop: string;
  readonly code: string | undefined;
}

async function buildRecoveryRow(tx: Tx, context: Context, { seen, staffId, stop, code }: Opening) {
  const id = context.newId<RecoveryId>();
  const now = context.now().getTime();
  const key = await getPersonKey(tx, context, seen.personId);
  return {
    authority_id: context.authorityId,
    id,
    person_id: seen.personId,
    opened_by: staffId,
    confirmed_by: null,
    proof: seen.proof,
    reason_sealed: key.seal(`recovery:reason:${id}`, seen.reason),
    state: code === undefined ? ("colleague" as const) : ("code" as const),
    code_hash: code === undefined ? null : hashToken(code),
    stop_hash: hashToken(stop),
    opened_at: context.now(),
    expires_at: new Date(now + (code === undefined ? RECOVERY_COLLEAGUE_MS : CODE_MS)),
    stop_until: new Date(now + STOP_MS),
  };
}
