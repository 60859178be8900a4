import { type ElementName, elementNames } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { AppError } from "../../../../kernel/errors.ts";
import { type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireActFor } from "../../../identity/households/index.ts";
import { declareElement, listElements } from "../../../identity/identity/index.ts";
import { type Attachment, joinDocument } from "../file/attach-document.ts";
import { lockFile } from "../file/change-file.ts";
import { keepAnswers } from "../file/save-answers.ts";
import { mayAnswer } from "../rules.ts";
import { openAtDesk } from "../start/start-at-desk.ts";
import { openFor } from "../start/start-for.ts";
import { submitIn } from "../start/submit-enrolment.ts";
import { findLiveFileRow } from "../store/files.ts";

export interface Change {
  readonly personId: PersonId;
  readonly elements: Partial<Record<ElementName, unknown>>;
  /** Deposited already: what should prove them. */
  readonly documents?: readonly Attachment[];
}

/** The file in which an agent sees the change; not sent, it must be finished before anybody does. */
export interface Declared {
  readonly fileId: FileId;
  readonly isSent: boolean;
}

/**
 * Use case: puts changes of somebody known before an agent, by the person, who acts for them, or an agent at
 * the desk: in the file under way when there is one, else in a new one sent at once. All of it or nothing.
 * Throws identity.value_not_valid, identity.declared_by_another, households.cannot_act_for,
 * enrolment.door_closed, enrolment.evidence_not_enough.
 */
export function declareChange(context: Context, change: Change): Promise<Declared> {
  return context.transaction((tx) => putChange(tx, context, change));
}

/** Puts changes of somebody known before an agent, in the caller's transaction. Throws as declareChange. */
export async function putChange(tx: Tx, context: Context, change: Change): Promise<Declared> {
  const { personId, elements, documents = [] } = change;
  const live = await findLiveFileRow(tx, context.authorityId, personId);
  const fileId = live ? parseId<"file">(live.id) : await open(tx, context, personId);
  // The same change sent twice at once meets here: the second finds the file as the first left it.
  const { state } = await lockFile(tx, context, fileId);
  const isNew = live === undefined && state === "draft";
  if (mayAnswer(state, context.actor.kind)) {
    const answers = isNew ? { channel: await channelFor(tx, context, change) } : {};
    await keepAnswers(tx, context, { fileId, elements, answers });
  } else await joinReview(tx, context, change);
  for (const document of documents) await joinDocument(tx, context, { fileId, ...document });
  if (state !== "draft") return { fileId, isSent: true };
  // What somebody began for themselves is theirs to finish; an agent has them at the desk.
  if (!isNew && context.actor.kind === "person") return { fileId, isSent: false };
  return { fileId, isSent: await submitted(tx, context, fileId) };
}

function open(tx: Tx, context: Context, personId: PersonId): Promise<FileId> {
  return context.actor.kind === "staff"
    ? openAtDesk(tx, context, { personId })
    : openFor(tx, context, { personId });
}

/** An agent has the file in hand: the new value stands before them, beside the checked one. */
async function joinReview(tx: Tx, context: Context, { personId, elements }: Change): Promise<void> {
  await requireActFor(tx, context, { forPersonId: personId, act: "prepare" });
  for (const name of elementNames.filter((one) => Object.hasOwn(elements, one)))
    await declareElement(tx, context, { personId, name, value: elements[name] });
}

/** What an enrolment asks besides may be unknown still: the file then waits, whole. */
async function submitted(tx: Tx, context: Context, fileId: FileId): Promise<boolean> {
  try {
    await submitIn(tx, context, fileId);
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "enrolment.incomplete") throw error;
    return false;
  }
}

/** The answer comes where the person is reached already; nobody is asked again for one word. */
async function channelFor(
  tx: Tx,
  context: Context,
  { personId, elements }: Change,
): Promise<"email" | "letter"> {
  if (Object.hasOwn(elements, "email")) return "email";
  return (await listElements(tx, context, personId, ["email"])).length > 0 ? "email" : "letter";
}
