import type { Context } from "../../../../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../../kernel/recover-refusal.ts";
import { type Answers, listFileAnswers } from "../../../../../../../web/index.ts";
import { evidenceErrors, removeDocument } from "../../../../../evidence/index.ts";
import { saveAnswers } from "../../../../index.ts";
import type { PersonDraft } from "../draft/draft.ts";
import { formatFilesField, type JourneyProof } from "../steps/document-steps.ts";

/** Takes a document back from the draft, with its copies. Pressed twice, it changes nothing. */
export async function withdrawDocument(
  context: Context,
  draft: PersonDraft,
  proof: JourneyProof,
  documentId: string,
): Promise<void> {
  const field = formatFilesField(proof.id);
  const files = listFileAnswers(draft.answers, field);
  if (!isUuid(documentId) || !files.some(({ id }) => id === documentId)) return;
  for (const id of [parseId<"document">(documentId), ...(draft.copies[documentId] ?? [])]) {
    const remove = () => removeDocument(context, id);
    await recoverRefusal(gone, remove, () => undefined);
  }
  const left = files.filter(({ id }) => id !== documentId);
  const journey: Answers = Object.fromEntries(
    Object.entries(draft.answers).flatMap(([name, answer]): Array<[string, typeof answer]> => {
      if (name !== field) return [[name, answer]];
      return left.length > 0 ? [[name, left]] : [];
    }),
  );
  await saveAnswers(context, { fileId: draft.fileId, answers: { journey } });
}

const gone = listCodes(evidenceErrors, "evidence.unknown_document");
