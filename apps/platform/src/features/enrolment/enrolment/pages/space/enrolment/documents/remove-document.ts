import type { Context } from "../../../../../../../kernel/context.ts";
import { AppError } from "../../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../../kernel/ids.ts";
import { type Answers, listFileAnswers } from "../../../../../../../web/index.ts";
import { removeDocument } from "../../../../../evidence/index.ts";
import { saveAnswers } from "../../../../index.ts";
import type { Draft } from "../draft/draft.ts";
import { filesField, type Proof } from "../steps/document-steps.ts";

/** Takes a document back from the draft, with its copies. Pressed twice, it changes nothing. */
export async function takeBack(
  context: Context,
  draft: Draft,
  proof: Proof,
  documentId: string,
): Promise<void> {
  const field = filesField(proof.id);
  const files = listFileAnswers(draft.answers, field);
  if (!isUuid(documentId) || !files.some(({ id }) => id === documentId)) return;
  for (const id of [parseId<"document">(documentId), ...(draft.copies[documentId] ?? [])]) {
    await removeDocument(context, id).catch(ignoreGone);
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

function ignoreGone(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== "evidence.unknown_document") throw error;
}
