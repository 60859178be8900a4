import type { DocumentKind } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import { type DocumentId, type FileId, parseId } from "../../../../kernel/ids.ts";
import { type RepresentationId, validateRepresentation } from "../../../identity/households/index.ts";
import { listDocuments } from "../../evidence/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { getFileRow } from "../file/change-file.ts";
import { requireLooked } from "./record-element-decision.ts";

export interface LinkProven {
  readonly fileId: FileId;
  readonly id: RepresentationId;
  readonly kind: DocumentKind;
  /** Pages kept in the file; absent when the agent saw the original. */
  readonly documentId?: DocumentId;
}

/**
 * Use case: a link between two people, proven by an original or by pages of the person's own file, of that
 * kind. Throws enrolment.document_not_in_file, enrolment.document_not_looked_at, checks.infected, and what
 * households throws.
 */
export async function approveLink(context: Context, proven: LinkProven): Promise<void> {
  const { fileId, id, kind, documentId } = proven;
  await context.transaction(async (tx) => {
    const row = await getFileRow(tx, context, fileId);
    if (documentId !== undefined) {
      const personId = parseId<"person">(row.person_id);
      const kept = await listDocuments(context, personId);
      const page = kept.find((one) => one.id === documentId);
      if (page?.state !== "kept" || page.kind !== kind)
        throw enrolmentErrors.error("enrolment.document_not_in_file");
      await requireLooked(tx, context, { documentId, personId, state: page.state });
    }
    const evidence = { kind, ...(documentId === undefined ? {} : { documentId }) };
    await validateRepresentation(context, { id, evidence });
  });
}
