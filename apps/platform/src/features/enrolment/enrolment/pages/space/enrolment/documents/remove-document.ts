import type { Context } from "../../../../../../../kernel/context.ts";
import { AppError } from "../../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../../kernel/ids.ts";
import { type Answers, listFileAnswers } from "../../../../../../../web/index.ts";
import { removeDocument } from "../../../../../evidence/index.ts";
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
    await removeDocument(context, id).catch(requireNotGone);
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

function requireNotGone(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== "evidence.unknown_document") throw error;
}
