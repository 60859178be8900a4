import type { Context, Tx } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import type { Equipment } from "./equipment.ts";
import { listEquipmentRows } from "./store/list.ts";

/** Revoked ones last. Throws access.capability_missing. */
export async function listEquipment(tx: Tx, context: Context): Promise<readonly Equipment[]> {
  requireCapability(context, "equipment.manage");
  return listEquipmentRows(tx, context.authorityId);
}
