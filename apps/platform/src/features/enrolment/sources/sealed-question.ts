import { parseId } from "../../../kernel/ids.ts";
import { buildJsonReader, type PersonKey } from "../../trust/keys/index.ts";
import { AskedQuestion, QuestionAnswer, type SourceQuestion } from "./question.ts";
import type { QuestionRow } from "./store/tables.ts";

const readAsked = buildJsonReader("source-question", AskedQuestion);
const readAnswer = buildJsonReader("source-answer", QuestionAnswer);

export const sealAsked = (key: PersonKey, id: string, asked: AskedQuestion): Buffer =>
  key.seal(`source-question:${id}`, JSON.stringify(asked));

export const sealAnswer = (key: PersonKey, id: string, answer: QuestionAnswer): Buffer =>
  key.seal(`source-answer:${id}`, JSON.stringify(answer));

export function openQuestion(key: PersonKey, row: QuestionRow): SourceQuestion {
  return {
    id: parseId<"sourceQuestion">(row.id),
    personId: parseId<"person">(row.person_id),
    kind: row.kind,
    state: row.state,
    askedOn: row.asked_on,
    attempts: row.attempts,
    asked: readAsked(key.open(`source-question:${row.id}`, row.question_sealed)),
    version: row.version,
    ...(row.outcome ? { outcome: row.outcome } : {}),
    ...(row.answered_on ? { answeredOn: row.answered_on } : {}),
    ...(row.next_at ? { nextAt: row.next_at } : {}),
    ...(row.refresh_id ? { refreshId: parseId<"sourceRefresh">(row.refresh_id) } : {}),
    ...(row.answer_sealed
      ? { answer: readAnswer(key.open(`source-answer:${row.id}`, row.answer_sealed)) }
      : {}),
  };
}
