import { type ElementName, elementNames } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { FieldError } from "../../../../kernel/errors.ts";
import { type FileId, parseId } from "../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { requireRepresentative } from "../../../identity/households/index.ts";
import { createDeclaration, type Declaration, identityErrors } from "../../../identity/identity/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { mayAnswer } from "../rules.ts";
import { openAnswers, sealAnswers } from "./answers.ts";
import { getFileLocked, updateFileVersion } from "./change-file.ts";
import type { FileAnswers } from "./file.ts";
import { findSayingPerson } from "./find-saying-person.ts";
import { withdrawDeclaredElements } from "./withdraw-declared-elements.ts";

export interface AnswersToSave {
  readonly fileId: FileId;
  /** An empty text, null or undefined takes the declaration back. */
  readonly elements?: Partial<Record<ElementName, unknown>>;
  /**
   * Replaces the answers of these names; null removes one. A function reads those kept, which nobody changes
   * meanwhile.
   */
  readonly answers?: FileAnswers | ((kept: FileAnswers) => FileAnswers);
}

/**
 * Use case: keeps one page of answers, at once. The same page again changes nothing that was said. All wrong
 * values come back together. Throws identity.value_not_valid with a field for each,
 * enrolment.not_possible_now, enrolment.draft_of_another, enrolment.birthdate_needed,
 * identity.declared_by_another, households.cannot_act_for.
 */
export function saveAnswers(context: Context, input: AnswersToSave): Promise<void> {
  return context.transaction((tx) => saveAnswerPage(tx, context, input));
}

/** Keeps one page of answers, in the caller's transaction. Throws as saveAnswers. */
export async function saveAnswerPage(tx: Tx, context: Context, input: AnswersToSave): Promise<void> {
  const row = await getFileLocked(tx, context, input.fileId);
  const personId = parseId<"person">(row.person_id);
  await requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" });
  if (!mayAnswer(row.state, context.actor.kind)) throw enrolmentErrors.error("enrolment.not_possible_now");
  const saidBy = await findSayingPerson(tx, context, row);
  const said = { personId, ...(saidBy ? { saidBy } : {}) };
  await saveElementDeclarations(tx, context, said, input.elements ?? {});
  const key = await getPersonKey(tx, context, personId);
  const kept = openAnswers(key, row);
  const { answers: given = {} } = input;
  const answers = mergeAnswers(kept, typeof given === "function" ? given(kept) : given);
  await updateFileVersion(tx, context, row, { answers_sealed: sealAnswers(key, row, answers) });
}

const notValid = listCodes(identityErrors, "identity.value_not_valid");

async function saveElementDeclarations(
  tx: Tx,
  context: Context,
  said: Pick<Declaration, "personId" | "saidBy">,
  elements: Partial<Record<ElementName, unknown>>,
): Promise<void> {
  const wrong: FieldError[] = [];
  for (const name of elementNames.filter((one) => Object.hasOwn(elements, one))) {
    const save = () => saveElementDeclaration(tx, context, { ...said, name, value: elements[name] });
    await recoverRefusal(notValid, save, ({ fields }) => {
      wrong.push(...fields);
    });
  }
  if (wrong.length > 0) throw identityErrors.error("identity.value_not_valid", wrong);
}

async function saveElementDeclaration(tx: Tx, context: Context, said: Declaration) {
  const { value } = said;
  const empty = value === undefined || value === null || value === "";
  return empty ? withdrawDeclaredElements(tx, context, said) : createDeclaration(tx, context, said);
}

function mergeAnswers(before: FileAnswers, now: FileAnswers): FileAnswers {
  return Object.fromEntries(
    Object.entries({ ...before, ...now }).filter(([, answer]) => answer !== null && answer !== undefined),
  );
}
