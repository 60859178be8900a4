import { type ElementName, elementNames } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { requireRepresentative } from "../../../identity/households/index.ts";
import { createDeclaration, listElements } from "../../../identity/identity/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { type Attachment, addDepositedDocument } from "../file/add-file-document.ts";
import { getFileLocked } from "../file/change-file.ts";
import { saveAnswerPage } from "../file/save-answers.ts";
import { mayAnswer } from "../rules.ts";
import { openDeskFile } from "../start/start-at-desk.ts";
import { openRelativeFile } from "../start/start-relative-file.ts";
import { submitFile } from "../start/submit-enrolment.ts";
import { findLiveFileRow } from "../store/files.ts";

export interface Change {
  readonly personId: PersonId;
  readonly elements: Partial<Record<ElementName, unknown>>;
  /** Deposited already: what should prove them. */
  readonly documents?: readonly Attachment[];
}

/** The file in which an agent sees the change; not sent, it must be finished before anybody does. */
export interface DeclaredChange {
  readonly fileId: FileId;
  readonly isSent: boolean;
}

/**
 * Use case: puts changes of somebody known before an agent, by the person, who acts for them, or an agent at
 * the desk: in the file under way when there is one, else in a new one sent at once. All of it or nothing.
 * Throws identity.value_not_valid, identity.declared_by_another, households.cannot_act_for,
 * enrolment.door_closed, enrolment.evidence_not_enough.
 */
export function submitChange(context: Context, change: Change): Promise<DeclaredChange> {
  return context.transaction((tx) => addDeclaredChange(tx, context, change));
}

/** Puts changes of somebody known before an agent, in the caller's transaction. Throws as submitChange. */
export async function addDeclaredChange(tx: Tx, context: Context, change: Change): Promise<DeclaredChange> {
  const { personId, elements, documents = [] } = change;
  const live = await findLiveFileRow(tx, context.authorityId, personId);
  const fileId = live ? parseId<"file">(live.id) : await open(tx, context, personId);
  // The same change sent twice at once meets here: the second finds the file as the first left it.
  const { state } = await getFileLocked(tx, context, fileId);
  const isNew = live === undefined && state === "draft";
  if (mayAnswer(state, context.actor.kind)) {
    const answers = isNew ? { channel: await resolveAnswerChannel(tx, context, change) } : {};
    await saveAnswerPage(tx, context, { fileId, elements, answers });
  } else await addChangeToReview(tx, context, change);
  for (const document of documents) await addDepositedDocument(tx, context, { fileId, ...document });
  if (state !== "draft") return { fileId, isSent: true };
  // What somebody began for themselves is theirs to finish; an agent has them at the desk.
  if (!isNew && context.actor.kind === "person") return { fileId, isSent: false };
  return { fileId, isSent: await isChangeSubmitted(tx, context, fileId) };
}

function open(tx: Tx, context: Context, personId: PersonId): Promise<FileId> {
  return context.actor.kind === "staff"
    ? openDeskFile(tx, context, { personId })
    : openRelativeFile(tx, context, { personId });
}

/** An agent has the file in hand: the new value stands before them, beside the checked one. */
async function addChangeToReview(tx: Tx, context: Context, { personId, elements }: Change): Promise<void> {
  await requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" });
  for (const name of elementNames.filter((one) => Object.hasOwn(elements, one)))
    await createDeclaration(tx, context, { personId, name, value: elements[name] });
}

/** What an enrolment asks besides may be unknown still: the file then waits, whole. */
function isChangeSubmitted(tx: Tx, context: Context, fileId: FileId): Promise<boolean> {
  const submit = async () => {
    await submitFile(tx, context, fileId);
    return true;
  };
  return recoverRefusal(listCodes(enrolmentErrors, "enrolment.incomplete"), submit, () => false);
}

/** The answer comes where the person is reached already; nobody is asked again for one word. */
async function resolveAnswerChannel(
  tx: Tx,
  context: Context,
  { personId, elements }: Change,
): Promise<"email" | "letter"> {
  if (Object.hasOwn(elements, "email")) return "email";
  return (await listElements(tx, context, personId, ["email"])).length > 0 ? "email" : "letter";
}
