import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getDesk } from "../../authorities/authorities/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { NewEquipment, PairingCode } from "./equipment.ts";
import { createPairingCode } from "./issue-pairing-code.ts";
import { createEquipmentRow } from "./store/equipment.ts";

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
