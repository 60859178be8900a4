import type { Context } from "../../../kernel/context.ts";
import type { Equipment } from "./equipment.ts";
import { toEquipmentSystem } from "./equipment-system.ts";
import { isCallWritten } from "./rules.ts";
import { saveLastSeen } from "./store/calls.ts";

/**
 * Use case: an equipment that says nothing of its health has called: a kiosk, by its pages. Written once a
 * minute at most.
 */
export async function recordEquipmentCall(context: Context, { id, lastSeenAt }: Equipment): Promise<void> {
  const now = context.now();
  if (!isCallWritten(lastSeenAt, now)) return;
  const { authorityId } = context;
  await toEquipmentSystem(context).transaction((tx) => saveLastSeen(tx, { authorityId, id, now }));
}
