import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import type { FileRow } from "../store/tables.ts";

/** Why an agent opens a file: the person reads it in their journal. */
export type ReadingPurpose = "review" | "help_at_desk" | "telephone" | "check" | "other";

/** Tells the person's journal that somebody else than the person, or who acts for them, read the file. */
export async function recordRead(
  tx: Tx,
  context: Context,
  row: FileRow,
  purpose: ReadingPurpose,
): Promise<void> {
  if (context.actor.kind === "person") return;
  await record(tx, context, {
    action: "enrolment.file_read",
    personId: parseId<"person">(row.person_id),
    data: { file: row.id, purpose },
  });
}
