import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { drawResumeCode, hashToken, requireCapability } from "../../access/access/index.ts";
import { getDesk } from "../../authorities/authorities/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { Equipment, EquipmentId, NewEquipment, PairingCode } from "./equipment.ts";
import { equipmentErrors } from "./errors.ts";
import { CODE_MINUTES } from "./rules.ts";
import { createEquipmentRow, findRow, listRows, revokeRow, writeCode } from "./store.ts";

/**
 * Use case: an equipment of a desk of the authority, with its first pairing code. The same id again is the
 * same equipment, with a new code. Throws access.capability_missing, authorities.unknown_desk,
 * equipment.revoked.
 */
export async function registerEquipment(context: Context, input: NewEquipment): Promise<PairingCode> {
  requireCapability(context, "equipment.manage");
  return context.transaction(async (tx) => {
    await getDesk(tx, context, input.deskId);
    const equipment = { ...input, name: toTidyText(input.name), place: toTidyText(input.place) };
    const { id, name, kind } = equipment;
    if (await createEquipmentRow(tx, context.authorityId, equipment, toCivilDate(context.now())))
      await record(tx, context, { action: "equipment.registered", data: { equipment: id, name, kind } });
    return createPairingCode(tx, context, id);
  });
}

/**
 * Use case: another code, for an equipment not paired yet or to be paired anew. Throws as registerEquipment,
 * equipment.unknown.
 */
export async function issuePairingCode(context: Context, id: EquipmentId): Promise<PairingCode> {
  requireCapability(context, "equipment.manage");
  return context.transaction((tx) => createPairingCode(tx, context, id));
}

async function createPairingCode(tx: Tx, context: Context, id: EquipmentId): Promise<PairingCode> {
  const { name, state } = await getEquipment(tx, context, id);
  if (state === "revoked") throw equipmentErrors.error("equipment.revoked");
  const code = drawResumeCode();
  const until = new Date(context.now().getTime() + CODE_MINUTES * 60_000);
  if (!(await writeCode(tx, { authorityId: context.authorityId, id, hash: hashToken(code), until })))
    throw equipmentErrors.error("equipment.revoked");
  await record(tx, context, { action: "equipment.code_given", data: { equipment: id, name } });
  return { id, code, until };
}

/**
 * Use case: it is refused at its next call, for ever. Twice is told once. Throws access.capability_missing,
 * equipment.unknown.
 */
export async function revokeEquipment(context: Context, id: EquipmentId): Promise<void> {
  requireCapability(context, "equipment.manage");
  await context.transaction(async (tx) => {
    const { name } = await getEquipment(tx, context, id);
    if (!(await revokeRow(tx, context.authorityId, id, toCivilDate(context.now())))) return;
    await record(tx, context, { action: "equipment.revoked", data: { equipment: id, name } });
  });
}

/** Revoked ones last. Throws access.capability_missing. */
export async function listEquipment(tx: Tx, context: Context): Promise<readonly Equipment[]> {
  requireCapability(context, "equipment.manage");
  return listRows(tx, context.authorityId);
}

/** Throws access.capability_missing, equipment.unknown. */
export async function getEquipment(tx: Tx, context: Context, id: EquipmentId): Promise<Equipment> {
  requireCapability(context, "equipment.manage");
  const found = await findRow(tx, context.authorityId, id);
  if (!found) throw equipmentErrors.error("equipment.unknown");
  return found;
}
