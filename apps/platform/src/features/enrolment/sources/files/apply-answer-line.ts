import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { findPersonKeys, getPersonKey } from "../../../trust/keys/index.ts";
import type { Concluded, RefreshId } from "../question.ts";
import { receiveQuotient } from "../receive-quotient.ts";
import { closeQuestion } from "../save-reply.ts";
import { openQuestion } from "../sealed-question.ts";
import { findQuestionRow, listQuestionRowsLocked } from "../store/questions.ts";
import type { QuestionRow } from "../store/tables.ts";
import type { AnswerLine } from "./format.ts";

/** Why a line is about no question that waits; for the work list. */
export interface LineProblem {
  readonly code: "unknown_reference" | "not_asked" | "already_answered";
  readonly questionId?: string;
}

export interface LineTaken {
  /** Its reference is the id of a question, or empty when it cannot be one. */
  readonly line: AnswerLine;
  readonly refreshId: RefreshId;
  readonly register: "CAF" | "MSA";
  /** References that the file answers twice, otherwise. */
  readonly twice: ReadonlySet<string>;
  /** Questions locked already, by their id; one that a line closes leaves. */
  readonly locked: Map<string, QuestionRow>;
}

/**
 * Locks the questions that lines are about, and reads the keys of whom they are about: two statements, where
 * each line made two.
 */
export async function findQuestionsLocked(
  tx: Tx,
  context: Context,
  lines: readonly Pick<AnswerLine, "reference">[],
): Promise<Map<string, QuestionRow>> {
  const ids = lines.map(({ reference }) => reference).filter((reference) => reference !== "");
  const rows = await listQuestionRowsLocked(tx, context.authorityId, ids);
  await findPersonKeys(
    tx,
    context,
    rows.map((row) => parseId<"person">(row.person_id)),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Takes one line: closes the question that it answers, or says why it answers none. Joins the caller's
 * transaction.
 */
export async function applyAnswerLine(
  tx: Tx,
  context: Context,
  taken: LineTaken,
): Promise<LineProblem | undefined> {
  const { line, refreshId, twice, locked } = taken;
  if (line.reference === "") return { code: "unknown_reference" };
  const id = parseId<"sourceQuestion">(line.reference);
  const row = locked.get(id) ?? (await findQuestionRow(tx, context.authorityId, id, { locked: true }));
  if (!row) return { code: "unknown_reference" };
  if (row.refresh_id !== refreshId || row.state === "stopped") return { code: "not_asked" };
  if (row.state !== "waiting") {
    if (twice.has(line.reference) || (await hasSameAnswer(tx, context, row, line))) return undefined;
    return { code: "already_answered", questionId: row.id };
  }
  locked.delete(id);
  await closeQuestion(tx, context, row, await applyLineAnswer(tx, context, row, taken));
  return undefined;
}

async function hasSameAnswer(tx: Tx, context: Context, row: QuestionRow, line: AnswerLine): Promise<boolean> {
  const { answer } = openQuestion(await getPersonKey(tx, context, parseId<"person">(row.person_id)), row);
  if (line.result !== "quotient") return answer?.value === undefined;
  return answer?.value === line.value && answer.register.month === line.month;
}

async function applyLineAnswer(
  tx: Tx,
  context: Context,
  row: QuestionRow,
  taken: LineTaken,
): Promise<Concluded> {
  const { line, register, twice } = taken;
  const personId = parseId<"person">(row.person_id);
  const from = { register: { name: register } };
  if (twice.has(line.reference)) return { outcome: "twice", answer: from };
  if (line.result === "none") return { outcome: "no_quotient", answer: from };
  if (line.result !== "quotient") return { outcome: line.result, answer: from };
  const { familyName, givenNames, birthdate, value, month } = line;
  const heard = await receiveQuotient(tx, context, {
    personId,
    tellsChildren: false,
    found: {
      provider: register === "MSA" ? "MSA" : "CNAF",
      value,
      month,
      recipients: [{ familyName, givenNames, birthdate }],
      children: [],
    },
  });
  return { answer: from, ...heard };
}
