import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { asId, type PersonId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/index.ts";
import { record } from "../../audit/index.ts";
import { listUnseen, markSeen } from "../store/files.ts";
import { findQuestionRow } from "../store/questions.ts";
import type { FileId } from "./receive-answer.ts";

/** A list that nobody reads further helps nobody: what is looked at leaves it, and the next come. */
const MOST_PROBLEMS = 50;

export interface FileProblem {
  readonly fileId: FileId;
  readonly line: number;
  readonly code: string;
  /** Of a line for somebody whose answer had come. */
  readonly personId?: PersonId;
}

/** Lines that answer no question that waits, for agents. Throws access.capability_missing. */
export async function listFileProblems(tx: Tx, context: Context): Promise<readonly FileProblem[]> {
  requireCapability(context, "source.settle");
  const rows = await listUnseen(tx, context.authorityId, MOST_PROBLEMS);
  const problems: FileProblem[] = [];
  for (const { file_id, line, code, question_id } of rows) {
    const question = question_id
      ? await findQuestionRow(tx, context.authorityId, asId<"sourceQuestion">(question_id), { locked: false })
      : undefined;
    const personId = question ? { personId: asId<"person">(question.person_id) } : {};
    problems.push({ fileId: asId<"sourceFile">(file_id), line, code, ...personId });
  }
  return problems;
}

/** Use case: an agent has dealt with the lines of a file up to one. Idempotent. Throws access.capability_missing. */
export async function dismissFileProblems(
  context: Context,
  { fileId, upTo }: { readonly fileId: FileId; readonly upTo: number },
): Promise<void> {
  requireCapability(context, "source.settle");
  await context.transaction(async (tx) => {
    const on = civilDate(context.now());
    const lines = await markSeen(tx, context.authorityId, { fileId, upTo, on });
    if (lines > 0)
      await record(tx, context, { action: "sources.file_lines_seen", data: { file: fileId, lines } });
  });
}
