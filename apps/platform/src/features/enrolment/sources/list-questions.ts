import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import type { QuestionId, SourceQuestion } from "./question.ts";
import { openQuestion } from "./sealed-question.ts";
import { findQuestionRow, listQuestionRows } from "./store/questions.ts";
import { listWishRows } from "./store/wishes.ts";

/** Everything asked about somebody, the last first, as the actor may read it. */
export function listQuestions(context: Context, personId: PersonId): Promise<readonly SourceQuestion[]> {
  return context.read(async (tx) => {
    const rows = await listQuestionRows(tx, context.authorityId, personId);
    if (rows.length === 0) return [];
    const key = await getPersonKey(tx, context, personId);
    return rows
      .map((row) => openQuestion(key, row))
      .toSorted((one, other) => other.asked.at.localeCompare(one.asked.at));
  });
}

/** Throws request.not_found when there is none, or out of reach of the actor. */
export function requireQuestion(context: Context, id: QuestionId): Promise<void> {
  return context.transaction(async (tx) => {
    if (!(await findQuestionRow(tx, context.authorityId, id, { locked: false })))
      throw kernelErrors.error("request.not_found");
  });
}

/** Whether their quotient is asked again each year; undefined when they never said. */
export function readWish(context: Context, personId: PersonId): Promise<boolean | undefined> {
  return context.read(async (tx) => {
    return (await listWishRows(tx, context.authorityId, [personId]))[0]?.yearly;
  });
}
