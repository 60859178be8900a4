import type { DocumentKind } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { sealDocumentDetail } from "./sealed-document.ts";
import { createDocumentRow } from "./store.ts";

/**
 * "Vu, non conservé": the agent held the original, nothing of it is kept but who saw what, and when.
 * Joins the caller's transaction. Throws access.capability_missing.
 */
export function recordOriginalSeen(
  context: Context,
  input: { personId: PersonId; kind: DocumentKind; note?: string },
): Promise<DocumentId> {
  return context.transaction(async (tx) => {
    requireCapability(context, "person.enrol");
    const { personId, kind, note } = input;
    const id = context.newId<DocumentId>();
    const key = await getPersonKey(tx, context, personId);
    await createDocumentRow(tx, {
      authority_id: context.authorityId,
      id,
      person_id: personId,
      state: "seen",
      content_index: null,
      received_on: toCivilDate(context.now()),
      purge_on: null,
      detail_sealed: sealDocumentDetail(key, id, {
        kind,
        at: context.now().toISOString(),
        ...(context.actor.kind === "staff" ? { by: context.actor.label } : {}),
        ...(note ? { note } : {}),
      }),
    });
    await record(tx, context, { action: "evidence.original_seen", personId, data: { document: id, kind } });
    return id;
  });
}
