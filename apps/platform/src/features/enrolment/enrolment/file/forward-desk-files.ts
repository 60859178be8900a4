import type { Context } from "../../../../kernel/context.ts";
import { type DeskId, type FileId, parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { getOpenDesk } from "../../../authorities/authorities/index.ts";
import { listDeskWaitingFiles } from "../store/files.ts";
import { toEnrolmentSystem } from "../to-enrolment-system.ts";
import { getFileLocked, updateFileVersion } from "./change-file.ts";
import { mayStayInMode } from "./route.ts";
import { recordStep } from "./step.ts";

/**
 * Use case: what waits at a desk that closed goes to another, each file in a transaction of its own: begun
 * again, it goes on. Out of the route of its mode, a file goes by exception: otherwise nobody would decide
 * it. Returns how many went.
 */
export async function forwardDeskFiles(
  context: Context,
  { from, to }: { readonly from: DeskId; readonly to: DeskId },
): Promise<number> {
  requireCapability(context, "organisation.manage");
  const system = toEnrolmentSystem(context);
  const waiting = await system.transaction((tx) => listDeskWaitingFiles(tx, context.authorityId, from));
  for (const id of waiting) await forwardDeskFile(system, id, { from, to });
  return waiting.length;
}

async function forwardDeskFile(system: Context, id: FileId, { from, to }: { from: DeskId; to: DeskId }) {
  await system.transaction(async (tx) => {
    const row = await getFileLocked(tx, system, id);
    if (row.desk_id === null || parseId<"desk">(row.desk_id) !== from) return;
    const desk = await getOpenDesk(system, to);
    const by_exception = row.state !== "draft" && !mayStayInMode(row, desk);
    const sent = await updateFileVersion(tx, system, row, {
      desk_id: desk.id,
      assigned_to: null,
      by_exception,
    });
    await recordStep(tx, system, sent, by_exception ? "sent_by_exception" : "sent_to_desk", {
      desk: desk.name,
    });
  });
}
