import type { Context } from "../../../../../../../kernel/context.ts";
import { AppError } from "../../../../../../../kernel/errors.ts";
import type { FileId, PersonId } from "../../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../../kernel/recover-refusal.ts";
import { type Answers, findTextAnswer } from "../../../../../../../web/index.ts";
import { enrolmentErrors, saveAnswers, startRelativeFile, withdrawChildDraft } from "../../../../index.ts";
import { type NamedChild, type PersonDraft, parseChildrenJson, readPersonDraft } from "../draft/draft.ts";
import { isLivingElsewhere, toChildElements } from "../draft/elements-of.ts";
import { formatChildField, listAnsweredChildren } from "../steps/children/child-fields.ts";
import { toRepresentation } from "./child-relation.ts";

export interface ChildFile extends NamedChild {
  readonly fileId: FileId;
}

/**
 * Opens the file of each child, or brings it up to date with the answers; files of children no longer named
 * are withdrawn. Ids are kept before they serve: run again after an interruption, it finds what it had
 * opened.
 */
export async function openChildren(context: Context, draft: PersonDraft): Promise<readonly ChildFile[]> {
  const { named, dropped } = await saveChildNames(context, draft);
  for (const { personId, relation } of dropped)
    await withdrawChildDraft(context, { personId, representation: toRepresentation(relation) });
  const opened: ChildFile[] = [];
  for (const [index, child] of named.entries()) {
    const fileId = await findOrOpen(context, child);
    await saveChildDeclarations(context, { ...child, fileId }, index + 1, draft.answers);
    opened.push({ ...child, fileId });
  }
  return opened;
}

/**
 * The files of the children of a draft that is being sent. Sent by the same form at the same instant, or
 * before an interruption, some are no longer drafts: every answer was kept before the first was sent, so they
 * are sent as they are.
 */
export async function listSendableChildren(context: Context, draft: PersonDraft): Promise<readonly FileId[]> {
  return recoverRefusal(
    listCodes(enrolmentErrors, "enrolment.not_possible_now"),
    async () => (await openChildren(context, draft)).map(({ fileId }) => fileId),
    async () => {
      const { children } = await readPersonDraft(context, draft.fileId);
      return Promise.all(children.map((child) => findOrOpen(context, child)));
    },
  );
}

/** Decided on what is kept now: two forms sent at once name the same children. */
async function saveChildNames(context: Context, { fileId, answers }: PersonDraft) {
  let children: readonly NamedChild[] = [];
  let named: readonly NamedChild[] = [];
  await saveAnswers(context, {
    fileId,
    answers: (kept) => {
      children = parseChildrenJson(kept.children);
      named = createNamedChildren(context, answers, children);
      return { children: named };
    },
  });
  return { named, dropped: children.filter((one) => !named.includes(one)) };
}

/** Another relation is another right to act: the child is then opened anew. */
function createNamedChildren(
  context: Context,
  answers: Answers,
  children: readonly NamedChild[],
): readonly NamedChild[] {
  return listAnsweredChildren(answers).map((number) => {
    const relation = findTextAnswer(answers, formatChildField(number, "relation")) ?? "parent";
    const known = children[number - 1];
    return known?.relation === relation ? known : { personId: context.newId<PersonId>(), relation };
  });
}

/** The same id gives the same file. */
const findOrOpen = (context: Context, { personId, relation }: NamedChild): Promise<FileId> =>
  startRelativeFile(context, { personId, representation: toRepresentation(relation) });

async function saveChildDeclarations(
  context: Context,
  child: ChildFile,
  number: number,
  answers: Answers,
): Promise<void> {
  const { fileId, relation } = child;
  const said = {
    fileId,
    elements: toChildElements(number, answers),
    answers: { relation, livesElsewhere: isLivingElsewhere(relation) },
  };
  await recoverRefusal(
    "any",
    () => saveAnswers(context, said),
    (refusal) => {
      throw buildChildContext(refusal, number);
    },
  );
}

/** The value refused is that of the n-th child's page. */
function buildChildContext({ code, definition, fields }: AppError, number: number): AppError {
  const moved = fields.map((error) => ({ ...error, field: formatChildField(number, error.field) }));
  return new AppError(code, definition, moved);
}
