import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import {
  computeFileOutcome,
  type EnrolmentFile,
  type FileOutcome,
  findFile,
} from "../../enrolment/enrolment/index.ts";
import { saveFileRow } from "./store.ts";

/**
 * Job: one line of facts about the file, as it is now. Idempotent. A draft, or a file gone since, is no line.
 */
export async function saveFileFacts(
  context: Context,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const id = parseId<"file">(String(data.fileId));
  await context.transaction(async (tx) => {
    const file = await findFile(tx, context, id);
    if (!file) return;
    const outcome = await computeFileOutcome(tx, context, id);
    const { submittedAt, deskId, receiptNumber } = file;
    if (!submittedAt || !deskId || !receiptNumber) return;
    await saveFileRow(tx, {
      authority_id: context.authorityId,
      id: context.newId<string>(),
      file_id: file.id,
      receipt_number: receiptNumber,
      desk_id: deskId,
      opened_at: file.openedAt,
      submitted_on: toCivilDate(submittedAt),
      ...findFileEnd(file, outcome),
    });
  });
}

function findFileEnd({ state, decidedOn, endedOn }: EnrolmentFile, outcome: FileOutcome) {
  if (state === "withdrawn" && endedOn)
    return { ended_on: endedOn, outcome: "withdrawn" as const, ...outcome };
  if (decidedOn) return { ended_on: decidedOn, outcome: "decided" as const, ...outcome };
  return { ended_on: null, outcome: null, ...outcome };
}
