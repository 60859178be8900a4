import type { Context } from "../../../kernel/context.ts";
import { record } from "../../trust/audit/index.ts";
import type { Equipment, Health } from "./equipment.ts";
import { toEquipmentSystem } from "./equipment-system.ts";
import { equipmentErrors } from "./errors.ts";
import { applyEquipmentCall } from "./rules.ts";
import { saveEquipmentCall } from "./store/calls.ts";

/**
 * Use case: an equipment known by its secret says how it is; a change of health is journalled. Throws
 * equipment.not_known when it was revoked meanwhile.
 */
export async function updateEquipmentHealth(
  context: Context,
  known: Equipment,
  said: { readonly version: string; readonly health: Health },
): Promise<void> {
  const now = context.now();
  const call = applyEquipmentCall(known, said, now);
  if (!call) return;
  const { authorityId } = context;
  const system = toEquipmentSystem(context);
  await system.transaction(async (tx) => {
    if (!(await saveEquipmentCall(tx, { authorityId, id: known.id, ...call, now })))
      throw equipmentErrors.error("equipment.not_known");
    if (known.health === null || known.health === call.health) return;
    const data = { equipment: known.id, name: known.name, health: call.health };
    await record(tx, system, { action: "equipment.health_changed", data });
  });
}
