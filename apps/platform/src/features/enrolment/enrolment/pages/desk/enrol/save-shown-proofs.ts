import { type DocumentKind, elementDefinition, isDocumentKind } from "@ardeco/contracts";
import { saveScans } from "../../../../../../frames/desk/common/save-scans.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { FileId, PersonId } from "../../../../../../kernel/ids.ts";
import { type Answers, findTextAnswer, type PostedForm } from "../../../../../../web/index.ts";
import { recordOriginalSeen } from "../../../../evidence/index.ts";
import { addFileDocument, openFile } from "../../../index.ts";
import { type DeskProof, deskProofs } from "./enrol-fields.ts";

interface Shown {
  readonly personId: PersonId;
  readonly fileId: FileId;
  readonly form: PostedForm;
  readonly answers: Answers;
}

/** What was shown joins the file: pages when there are some, else the original noted as seen. */
export async function saveShownProofs(context: Context, shown: Shown): Promise<void> {
  for (const proof of deskProofs) {
    const kind = findTextAnswer(shown.answers, proof.kindName) ?? "";
    if (!isDocumentKind(kind)) continue;
    const uploads = shown.form.uploads.filter(({ field }) => field === proof.filesName);
    const { personId, fileId } = shown;
    const elements = await listDeskUnproven(context, fileId, proof, kind);
    if (uploads.length > 0)
      await saveScans(context, proof.filesName, { personId, fileId, kind, uploads, elements });
    else await recordOriginal(context, { personId, fileId, kind, elements });
  }
}

/** Those that this kind of document proves, among what the person has said. */
async function listDeskUnproven(
  context: Context,
  fileId: FileId,
  { elements }: DeskProof,
  kind: DocumentKind,
) {
  const { elements: known } = await openFile(context, { fileId, purpose: "help_at_desk" });
  return elements.filter((name) => {
    const kinds: readonly DocumentKind[] = elementDefinition(name).provenBy;
    return kinds.includes(kind) && known.some((pair) => pair.name === name && pair.declared);
  });
}

interface Original {
  readonly personId: PersonId;
  readonly fileId: FileId;
  readonly kind: DocumentKind;
  readonly elements: Awaited<ReturnType<typeof listDeskUnproven>>;
}

async function recordOriginal(
  context: Context,
  { personId, fileId, kind, elements }: Original,
): Promise<void> {
  if (elements.length === 0) return;
  const documentId = await recordOriginalSeen(context, { personId, kind });
  await addFileDocument(context, { fileId, documentId, elements });
}
