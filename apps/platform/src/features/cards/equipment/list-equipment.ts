import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import type { Equipment } from "./equipment.ts";
import { listEquipmentRows } from "./store/list.ts";

/** Revoked ones last. Throws access.capability_missing. */
export function listEquipment(context: Context): Promise<readonly Equipment[]> {
  return context.read(async (tx) => {
    requireCapability(context, "equipment.manage");
    return listEquipmentRows(tx, context.authorityId);
  });
}
