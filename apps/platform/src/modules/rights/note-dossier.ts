import type { Context } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { rightsErrors } from "./errors.ts";
import type { RightsRequestId } from "./request.ts";
import { findRow } from "./store.ts";

/**
 * Use case: everything held is prepared to answer this request, of access or of a copy, while it waits; the person reads so in their
 * journal. Throws access.capability_missing, rights.unknown, rights.over.
 */
export async function noteDossier(
  context: Context,
  { id }: { readonly id: RightsRequestId },
): Promise<{ readonly personId: PersonId; readonly number: string; readonly askedBy?: PersonId }> {
  requireCapability(context, "rights.answer");
  return context.transaction(async (tx) => {
    const row = await findRow(tx, context.authorityId, id);
    if (!row || !["access", "portability"].includes(row.asked_right))
      throw rightsErrors.error("rights.unknown");
    if (row.state !== "waiting") throw rightsErrors.error("rights.over");
    const personId = asId<"person">(row.person_id);
    const data = { right: row.asked_right, number: row.number };
    await record(tx, context, { action: "rights.dossier_made", personId, data });
    const askedBy = row.asked_by === null ? {} : { askedBy: asId<"person">(row.asked_by) };
    return { personId, number: row.number, ...askedBy };
  });
}
