import type { Context } from "../../../../../../kernel/context.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { type Answers, bothIn, buildFieldError, findTextAnswer } from "../../../../../../web/index.ts";
import { type Duplicate, findAlreadyKnown } from "../../../index.ts";
import { anotherField } from "./enrol-fields.ts";
import type { Subject } from "./enrol-subject.ts";
import { enrolWords } from "./enrol-words.ts";

/**
 * Who may be the same as the person about to be enrolled, unless the agent wrote why not, or the person was
 * checked already.
 */
export async function findKnownPerson(
  context: Context,
  { personId, mode, elements }: Subject,
  answers: Answers,
): Promise<readonly Duplicate[]> {
  if (getAnotherReason(answers) !== "") return [];
  if (mode === "known" && elements.some(({ name, validated }) => name === "birthdate" && validated))
    return [];
  const said = Object.fromEntries(
    (["given_name", "family_name", "name_of_use", "birthdate"] as const).map((name) => [
      name,
      findTextAnswer(answers, name),
    ]),
  );
  return findAlreadyKnown(context, { personId, said });
}

export const getAnotherReason = (answers: Answers): string =>
  findTextAnswer(answers, anotherField.name) ?? "";

export const maybeKnown: FieldError = buildFieldError(
  anotherField.name,
  "form.required",
  bothIn(enrolWords)(({ known }) => known.field),
);
