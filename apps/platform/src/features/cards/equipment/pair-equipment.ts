import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import { drawToken, hashToken, parseResumeCode } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { Equipment, EquipmentId, Health } from "./equipment.ts";
import { equipmentErrors } from "./errors.ts";
import { applyEquipmentCall, isCallWritten } from "./rules.ts";
import { findBySecret, saveEquipmentCall, saveLastSeen, updateActivatedByCode, writeVisit } from "./store.ts";

export interface Paired {
  readonly id: EquipmentId;
  readonly name: string;
  /** Told this once; kept as its hash. */
  readonly secret: string;
}

export const toEquipmentSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "equipment",
    reason: "A device that gives its pairing code is nobody until it has been paired.",
  });

/** Use case: a code, good once, becomes a secret; the former secret ends. Throws equipment.code_not_valid. */
export async function confirmEquipmentPairing(
  context: Context,
  { code }: { readonly code: string },
): Promise<Paired> {
  const system = toEquipmentSystem(context);
  const secret = `ardeco_eq_${drawToken()}`;
  return system.transaction(async (tx) => {
    const paired = await updateActivatedByCode(tx, {
      authorityId: context.authorityId,
      codeHash: hashToken(parseResumeCode(code)),
      secretHash: hashToken(secret),
      now: context.now(),
    });
    if (!paired) throw equipmentErrors.error("equipment.code_not_valid");
    const { id, name } = paired;
    await record(tx, system, { action: "equipment.paired", data: { equipment: id, name } });
    return { id, name, secret };
  });
}

/** Whose secret it is at this authority; undefined when unknown, replaced or revoked. */
export async function findEquipmentBySecret(
  context: Context,
  secret: string,
): Promise<Equipment | undefined> {
  return toEquipmentSystem(context).transaction((tx) =>
    findBySecret(tx, context.authorityId, hashToken(secret)),
  );
}

export interface NewVisit {
  readonly id: EquipmentId;
  readonly visitId: string | null;
  /** Nothing is done unless this one is under way. */
  readonly insteadOf?: string;
}

/** The visit under way at a kiosk, or none: what its browser carried of another one opens nothing more. */
export async function setVisit(context: Context, visit: NewVisit): Promise<void> {
  await toEquipmentSystem(context).transaction((tx) => writeVisit(tx, context.authorityId, visit));
}

/**
 * Use case: an equipment known by its secret says how it is; a change of health is journalled. Throws
 * equipment.not_known when it was revoked meanwhile.
 */
export async function updateEquipmentHealth(
  context: Context,
  known: Equipment,
  told: { readonly version: string; readonly health: Health },
): Promise<void> {
  const now = context.now();
  const call = applyEquipmentCall(known, told, now);
  if (!call) return;
  const system = toEquipmentSystem(context);
  await system.transaction(async (tx) => {
    const written = await saveEquipmentCall(tx, {
      authorityId: context.authorityId,
      id: known.id,
      ...call,
      now,
    });
    if (!written) throw equipmentErrors.error("equipment.not_known");
    const { id: equipment, name } = known;
    if (known.health === null || known.health === call.health) return;
    const data = { equipment, name, health: call.health };
    await record(tx, system, { action: "equipment.health_changed", data });
  });
}

/**
 * Use case: an equipment that says nothing of its health has called: a kiosk, by its pages. Written once a
 * minute at most.
 */
export async function recordEquipmentCall(context: Context, { id, lastSeenAt }: Equipment): Promise<void> {
  const now = context.now();
  if (!isCallWritten(lastSeenAt, now)) return;
  await toEquipmentSystem(context).transaction((tx) =>
    saveLastSeen(tx, { authorityId: context.authorityId, id, now }),
  );
}
