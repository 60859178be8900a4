import type { Context, Tx } from "../../../kernel/context.ts";
import { drawResumeCode, hashToken, requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { EquipmentId, PairingCode } from "./equipment.ts";
import { equipmentErrors } from "./errors.ts";
import { getEquipment } from "./get-equipment.ts";
import { CODE_MINUTES } from "./rules.ts";
import { savePairingCode } from "./store/equipment.ts";

/**
 * Use case: another code, for an equipment not paired yet or to be paired anew. Throws
 * access.capability_missing, equipment.unknown, equipment.revoked.
 */
export async function issuePairingCode(context: Context, id: EquipmentId): Promise<PairingCode> {
  requireCapability(context, "equipment.manage");
  return context.transaction((tx) => createPairingCode(tx, context, id));
}

/** A new code replaces the former one. */
export async function createPairingCode(tx: Tx, context: Context, id: EquipmentId): Promise<PairingCode> {
  const { name, kind, state } = await getEquipment(tx, context, id);
  if (state === "revoked") throw equipmentErrors.error("equipment.revoked");
  const code = drawResumeCode();
  const until = new Date(context.now().getTime() + CODE_MINUTES * 60_000);
  if (!(await savePairingCode(tx, { authorityId: context.authorityId, id, hash: hashToken(code), until })))
    throw equipmentErrors.error("equipment.revoked");
  await record(tx, context, { action: "equipment.code_given", data: { equipment: id, name } });
  return { id, kind, code, until };
}
