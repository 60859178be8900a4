import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireRepresentative } from "../../../identity/households/index.ts";
import { cancelDocumentRequests } from "../deciding/requests.ts";
import { applyFileAct, getFileLocked, publishFileEvent } from "../file/change-file.ts";
import { recordStep } from "../file/step.ts";
import { findLiveFileRow } from "../store/files.ts";
import type { FileRow } from "../store/tables.ts";

/**
 * Use case: the person gives up before the decision; what they declared stays declared. Twice changes
 * nothing. Throws enrolment.not_possible_now once decided, households.cannot_act_for.
 */
export function withdrawFile(context: Context, { fileId }: { fileId: FileId }): Promise<void> {
  return context.transaction((tx) => withdrawTrackedFile(tx, context, fileId));
}

/** The person gives up before the decision, in the caller's transaction. Throws as withdrawFile. */
export async function withdrawTrackedFile(tx: Tx, context: Context, fileId: FileId): Promise<void> {
  const row = await getFileLocked(tx, context, fileId);
  await requireRepresentative(tx, context, { forPersonId: parseId<"person">(row.person_id), act: "usual" });
  if (row.state !== "withdrawn") await withdraw(tx, context, row);
}

/**
 * For the module life, in its transaction: nothing more is asked of somebody whose death is recorded, and no
 * agent looks for them. The step says why. True when a file was under way.
 */
export async function withdrawFileOnDeath(tx: Tx, system: Context, personId: PersonId): Promise<boolean> {
  const live = await findLiveFileRow(tx, system.authorityId, personId);
  if (!live) return false;
  const row = await getFileLocked(tx, system, parseId<"file">(live.id));
  // Recorded by two at once: the other came first.
  if (row.state !== "withdrawn") await withdraw(tx, system, row, { because: "death" });
  return true;
}

async function withdraw(
  tx: Tx,
  context: Context,
  row: FileRow,
  why: { because?: "death" } = {},
): Promise<void> {
  await cancelDocumentRequests(tx, context, row);
  const change = { ended_on: toCivilDate(context.now()), waiting_since: null };
  const withdrawn = await applyFileAct(tx, context, row, "withdraw", change);
  await recordStep(tx, context, withdrawn, "withdrawn", why);
  await publishFileEvent(tx, context, "withdrawn", withdrawn);
}
