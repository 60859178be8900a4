import { type DocumentKind, type ElementName, elementDefinition } from "@ardeco/contracts";
import { addFileDocument, type RequestId } from "../../../features/enrolment/enrolment/index.ts";
import { submitDocument } from "../../../features/enrolment/evidence/index.ts";
import { runFileDeposit } from "../../../features/enrolment/evidence/pages/common/evidence/file-deposit.ts";
import type { Context } from "../../../kernel/context.ts";
import type { DocumentId, FileId, PersonId } from "../../../kernel/ids.ts";
import type { Upload } from "../../../web/index.ts";

export interface Scans {
  readonly personId: PersonId;
  readonly fileId: FileId;
  readonly kind: DocumentKind;
  readonly uploads: readonly Upload[];
  /** Elements that the pages should prove, as far as their kind may. */
  readonly elements: readonly ElementName[];
  /** What was asked of the person, answered by the first page. */
  readonly requestId?: RequestId;
}

/** Pages scanned at the desk join the file. A page refused is named beside the field, with what to do. */
export async function saveScans(
  context: Context,
  field: string,
  scans: Scans,
): Promise<readonly DocumentId[]> {
  const { personId, fileId, kind, uploads } = scans;
  const elements = scans.elements.filter((name) => listProvingDocuments(name).includes(kind));
  const kept: DocumentId[] = [];
  for (const { fileName, content } of uploads) {
    const deposit = async () => {
      const documentId = await submitDocument(context, { personId, kind, fileName, content });
      const answers = kept.length === 0 && scans.requestId ? { requestId: scans.requestId } : {};
      if (elements.length > 0) await addFileDocument(context, { fileId, documentId, elements, ...answers });
      kept.push(documentId);
    };
    await runFileDeposit({ field, fileName }, deposit);
  }
  return kept;
}

const listProvingDocuments = (name: ElementName): readonly DocumentKind[] => elementDefinition(name).provenBy;
