import type { Context, Tx } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getDesk } from "../../authorities/authorities/index.ts";
import type { Equipment, EquipmentId, PlacedEquipment } from "./equipment.ts";
import { equipmentErrors } from "./errors.ts";
import { findEquipmentRow } from "./store/equipment.ts";

/** Throws access.capability_missing, equipment.unknown. */
export async function getEquipment(tx: Tx, context: Context, id: EquipmentId): Promise<Equipment> {
  requireCapability(context, "equipment.manage");
  const found = await findEquipmentRow(tx, context.authorityId, id);
  if (!found) throw equipmentErrors.error("equipment.unknown");
  return found;
}

/** Use case: one equipment, with the name of its desk. Throws as getEquipment. */
export async function readEquipment(context: Context, id: EquipmentId): Promise<PlacedEquipment> {
  return context.transaction(async (tx) => {
    const equipment = await getEquipment(tx, context, id);
    return { ...equipment, deskName: (await getDesk(tx, context, equipment.deskId)).name };
  });
}
