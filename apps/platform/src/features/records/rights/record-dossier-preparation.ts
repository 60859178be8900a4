import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { rightsErrors } from "./errors.ts";
import type { RightsRequestId } from "./request.ts";
import { findRow } from "./store/requests.ts";

/**
 * Use case: everything held is prepared to answer this request, of access or of a copy, while it waits; the
 * person reads so in their journal. Throws access.capability_missing, rights.unknown, rights.over,
 * rights.asker_unknown.
 */
export async function recordDossierPreparation(
  context: Context,
  { id }: { readonly id: RightsRequestId },
): Promise<{ readonly number: string; readonly personId: PersonId; readonly askedBy: PersonId }> {
  requireCapability(context, "rights.answer");
  return context.transaction(async (tx) => {
    const row = await findRow(tx, context.authorityId, id);
    if (!row || !["access", "portability"].includes(row.asked_right))
      throw rightsErrors.error("rights.unknown");
    if (row.state !== "waiting") throw rightsErrors.error("rights.over");
    // Noted before who asks was: a parent might be given what the other one declared.
    if (row.asked_by === null) throw rightsErrors.error("rights.asker_unknown");
    const personId = parseId<"person">(row.person_id);
    const data = { right: row.asked_right, number: row.number };
    await record(tx, context, { action: "rights.dossier_made", personId, data });
    return { personId, number: row.number, askedBy: parseId<"person">(row.asked_by) };
  });
}
