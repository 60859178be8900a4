import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";

/** Use case: the list leaves as a file, of so many rows. Throws access.capability_missing. */
export async function recordEquipmentExport(context: Context, count: number): Promise<void> {
  requireCapability(context, "equipment.manage");
  await context.transaction((tx) => record(tx, context, { action: "equipment.exported", data: { count } }));
}
