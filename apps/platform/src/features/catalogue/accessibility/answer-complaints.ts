import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { buildJsonReader, openForAuthority } from "../../trust/keys/index.ts";
import { type Complaint, type ComplaintId, ComplaintText } from "./complaint.ts";
import { accessibilityErrors } from "./errors.ts";
import { type ComplaintRow, listComplaintRows, setComplaintAnswered } from "./store.ts";
import { sealName } from "./submit-complaint.ts";

const MOST = 200;
const readText = buildJsonReader("accessibility_complaint", ComplaintText);

/** Those that wait first, the oldest first. Administrators only. */
export function listComplaints(context: Context): Promise<readonly Complaint[]> {
  return context.read(async (tx) => {
    requireCapability(context, "accessibility.manage");
    return (await listComplaintRows(tx, context.authorityId, MOST)).map((row) => toComplaint(context, row));
  });
}

/** Somebody was answered. Throws accessibility.unknown_complaint, a second time too. */
export async function resolveComplaint(context: Context, input: { readonly id: ComplaintId }): Promise<void> {
  requireCapability(context, "accessibility.manage");
  const today = toCivilDate(context.now());
  const done = await context.transaction(async (tx) => {
    const isMarked = await setComplaintAnswered(tx, context.authorityId, input.id, today);
    if (isMarked)
      await record(tx, context, {
        action: "accessibility.complaint_answered",
        data: { complaint: input.id },
      });
    return isMarked;
  });
  if (!done) throw accessibilityErrors.error("accessibility.unknown_complaint");
}

function toComplaint(context: Context, row: ComplaintRow): Complaint {
  const id = parseId<"complaint">(row.id);
  return {
    id,
    number: row.number,
    receivedOn: row.received_on,
    answerBefore: row.answer_before,
    ...(row.answered_on === null ? {} : { answeredOn: row.answered_on }),
    ...readText(openForAuthority(context, sealName(id), row.sealed)),
  };
}
