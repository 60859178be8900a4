import type { Context } from "../../../kernel/context.ts";
import type { EquipmentId } from "./equipment.ts";
import { toEquipmentSystem } from "./equipment-system.ts";
import { saveVisit } from "./store/calls.ts";

export interface NewVisit {
  readonly id: EquipmentId;
  readonly visitId: string | null;
  /** Nothing is done unless this one is under way. */
  readonly insteadOf?: string;
}

/** The visit under way at a kiosk, or none: what its browser carried of another one opens nothing more. */
export async function setVisit(context: Context, visit: NewVisit): Promise<void> {
  await toEquipmentSystem(context).transaction((tx) => saveVisit(tx, context.authorityId, visit));
}
