import type { Context, Tx } from "../../../kernel/context.ts";
import { asId } from "../../../kernel/ids.ts";
import { getPersonKey } from "../../keys/index.ts";
import { hearQuotient } from "../hear-quotient.ts";
import { close } from "../keep-reply.ts";
import { readPersons } from "../known-person.ts";
import type { Concluded, RefreshId } from "../question.ts";
import { openQuestion } from "../sealed-question.ts";
import { findQuestionRow } from "../store/questions.ts";
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
}

/** Takes one line: closes the question that it answers, or says why it answers none. Joins the caller's transaction. */
export async function takeLine(tx: Tx, context: Context, taken: LineTaken): Promise<LineProblem | undefined> {
  const { line, refreshId, twice } = taken;
  if (line.reference === "") return { code: "unknown_reference" };
  const id = asId<"sourceQuestion">(line.reference);
  const row = await findQuestionRow(tx, context.authorityId, id, { locked: true });
  if (!row) return { code: "unknown_reference" };
  if (row.refresh_id !== refreshId || row.state === "stopped") return { code: "not_asked" };
  if (row.state !== "waiting") {
    if (twice.has(line.reference) || (await saysTheSame(tx, context, row, line))) return undefined;
    return { code: "already_answered", questionId: row.id };
  }
  await close(tx, context, row, await conclude(tx, context, row, taken));
  return undefined;
}

async function saysTheSame(tx: Tx, context: Context, row: QuestionRow, line: AnswerLine): Promise<boolean> {
  const { answer } = openQuestion(await getPersonKey(tx, context, asId<"person">(row.person_id)), row);
  if (line.result !== "quotient") return answer?.value === undefined;
  return answer?.value === line.value && answer.register.month === line.month;
}

async function conclude(tx: Tx, context: Context, row: QuestionRow, taken: LineTaken): Promise<Concluded> {
  const { line, register, twice } = taken;
  const personId = asId<"person">(row.person_id);
  const from = { register: { name: register } };
  if (twice.has(line.reference)) return { outcome: "twice", answer: from };
  if (line.result === "none") return { outcome: "no_quotient", answer: from };
  if (line.result !== "quotient") return { outcome: line.result, answer: from };
  const person = (await readPersons(tx, context, [personId])).get(personId);
  if (!person) return { outcome: "not_enough", answer: from };
  const { familyName, givenNames, birthdate, value, month } = line;
  return hearQuotient(tx, context, {
    personId,
    person,
    tellsChildren: false,
    found: {
      provider: register === "MSA" ? "MSA" : "CNAF",
      value,
      month,
      recipients: [{ familyName, givenNames, birthdate }],
      children: [],
    },
  });
}
