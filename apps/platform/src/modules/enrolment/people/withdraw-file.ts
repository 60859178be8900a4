import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { asId, type FileId } from "../../../kernel/ids.ts";
import { requireActFor } from "../../households/index.ts";
import { dropRequests } from "../deciding/requests.ts";
import { emit, lockFile, moveFile } from "../file/change-file.ts";
import { tell } from "../file/step.ts";

/**
 * Use case: the person gives up before the decision; what they declared stays declared. Twice changes nothing.
 * Throws enrolment.not_possible_now once decided, households.cannot_act_for.
 */
export async function withdrawFile(context: Context, { fileId }: { fileId: FileId }): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await lockFile(tx, context, fileId);
    await requireActFor(tx, context, { forPersonId: asId<"person">(row.person_id), act: "usual" });
    if (row.state === "withdrawn") return;
    await dropRequests(tx, context, row);
    const change = { ended_on: civilDate(context.now()), waiting_since: null };
    const withdrawn = await moveFile(tx, context, row, "withdraw", change);
    await tell(tx, context, withdrawn, "withdrawn");
    await emit(tx, context, "withdrawn", withdrawn);
  });
}
