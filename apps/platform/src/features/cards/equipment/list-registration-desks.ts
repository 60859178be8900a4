import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import { type Desk, listOpenDesks } from "../../authorities/authorities/index.ts";

/** Use case: the desks that may answer for an equipment. Throws access.capability_missing. */
export async function listRegistrationDesks(context: Context): Promise<readonly Desk[]> {
  requireCapability(context, "equipment.manage");
  return context.transaction((tx) => listOpenDesks(tx, context));
}
