import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { EquipmentId } from "./equipment.ts";
import { getEquipment } from "./get-equipment.ts";
import { revokeEquipmentRow } from "./store/equipment.ts";

/**
 * Use case: it is refused at its next call, for ever. Twice is recorded once. Throws
 * access.capability_missing, equipment.unknown.
 */
export async function revokeEquipment(context: Context, id: EquipmentId): Promise<void> {
  requireCapability(context, "equipment.manage");
  await context.transaction(async (tx) => {
    const { name } = await getEquipment(tx, context, id);
    if (!(await revokeEquipmentRow(tx, context.authorityId, id, toCivilDate(context.now())))) return;
    await record(tx, context, { action: "equipment.revoked", data: { equipment: id, name } });
  });
}
