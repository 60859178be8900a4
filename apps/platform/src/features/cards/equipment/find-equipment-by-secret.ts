import type { Context } from "../../../kernel/context.ts";
import { hashToken } from "../../access/access/index.ts";
import type { Equipment } from "./equipment.ts";
import { toEquipmentSystem } from "./equipment-system.ts";
import { findActiveEquipmentRow } from "./store/calls.ts";

/** Whose secret it is at this authority; undefined when unknown, replaced or revoked. */
export async function findEquipmentBySecret(
  context: Context,
  secret: string,
): Promise<Equipment | undefined> {
  return toEquipmentSystem(context).transaction((tx) =>
    findActiveEquipmentRow(tx, context.authorityId, hashToken(secret)),
  );
}
