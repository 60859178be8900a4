import { type ElementName, elementNames } from "@ardeco/contracts";
import type { Context, Tx } from "../../kernel/context.ts";
import { AppError, type FieldError } from "../../kernel/errors.ts";
import { asId, type FileId, type PersonId } from "../../kernel/ids.ts";
import { requireActFor } from "../households/index.ts";
import { declareElement, identityErrors, withdrawDeclaration } from "../identity/index.ts";
import { getPersonKey } from "../keys/index.ts";
import { openAnswers, sealAnswers } from "./answers.ts";
import { lockFile, touchFile } from "./change-file.ts";
import { enrolmentErrors } from "./errors.ts";
import type { FileAnswers } from "./file.ts";
import { mayAnswer } from "./rules.ts";

export interface AnswersToSave {
  readonly fileId: FileId;
  /** An empty text, null or undefined takes the declaration back. */
  readonly elements?: Partial<Record<ElementName, unknown>>;
  /** Replaces the answers of these names; null removes one. */
  readonly answers?: FileAnswers;
}

/**
 * Use case: keeps one page of answers, at once. The same page again changes nothing that was said. All wrong values come
 * back together. Throws identity.value_not_valid with a field for each, enrolment.not_possible_now,
 * households.cannot_act_for.
 */
export async function saveAnswers(context: Context, input: AnswersToSave): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await lockFile(tx, context, input.fileId);
    const personId = asId<"person">(row.person_id);
    await requireActFor(tx, context, { forPersonId: personId, act: "prepare" });
    if (!mayAnswer(row.state, context.actor.kind)) throw enrolmentErrors.error("enrolment.not_possible_now");
    await declareAll(tx, context, personId, input.elements ?? {});
    const key = await getPersonKey(tx, context, personId);
    const answers = merged(openAnswers(key, row), input.answers ?? {});
    await touchFile(tx, context, row, { answers_sealed: sealAnswers(key, row, answers) });
  });
}

async function declareAll(
  tx: Tx,
  context: Context,
  personId: PersonId,
  elements: Partial<Record<ElementName, unknown>>,
): Promise<void> {
  const wrong: FieldError[] = [];
  for (const name of elementNames.filter((one) => Object.hasOwn(elements, one))) {
    try {
      await say(tx, context, personId, name, elements[name]);
    } catch (error) {
      if (!(error instanceof AppError) || error.fields.length === 0) throw error;
      wrong.push(...error.fields);
    }
  }
  if (wrong.length > 0) throw identityErrors.error("identity.value_not_valid", wrong);
}

async function say(tx: Tx, context: Context, personId: PersonId, name: ElementName, value: unknown) {
  const empty = value === undefined || value === null || value === "";
  if (empty) return withdrawDeclaration(tx, context, { personId, name });
  return declareElement(tx, context, { personId, name, value });
}

function merged(before: FileAnswers, now: FileAnswers): FileAnswers {
  return Object.fromEntries(
    Object.entries({ ...before, ...now }).filter(([, answer]) => answer !== null && answer !== undefined),
  );
}
