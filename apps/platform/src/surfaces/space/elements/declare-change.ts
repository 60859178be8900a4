import { type ElementName, elementNames } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import { AppError } from "../../../kernel/errors.ts";
import type { FileId } from "../../../kernel/ids.ts";
import {
  type EnrolmentFile,
  findLiveFile,
  mayAnswer,
  saveAnswers,
  startFor,
  submitEnrolment,
  withdrawFile,
} from "../../../modules/enrolment/index.ts";
import { requireActFor } from "../../../modules/households/index.ts";
import { declareElement, listElements, withdrawDeclaration } from "../../../modules/identity/index.ts";
import type { Somebody } from "../common/somebody.ts";

interface Change {
  readonly somebody: Somebody;
  readonly elements: Partial<Record<ElementName, unknown>>;
  /** Joins what should prove them to the file, before it is sent. */
  readonly attach?: (fileId: FileId) => Promise<void>;
}

/** `unsent`: the file that must be finished before an agent sees the change. */
export type Declared = { readonly sent: true } | { readonly sent: false; readonly unsent: FileId };

/**
 * Puts changes before an agent: in the file under way when there is one, else in a new one sent at once. Throws
 * identity.value_not_valid, households.cannot_act_for.
 */
export async function declareChange(context: Context, change: Change): Promise<Declared> {
  const personId = change.somebody.id;
  const live = await context.transaction((tx) => findLiveFile(tx, context, personId));
  if (live && !mayAnswer(live.state, "person")) return joinReview(context, change, live.id);
  const fileId = live?.id ?? (await startFor(context, { personId }));
  await saveAnswers(context, {
    fileId,
    elements: change.elements,
    answers: channelOf(change, live),
  });
  await change.attach?.(fileId);
  if (live?.state === "draft") return { sent: false, unsent: fileId };
  return live ? { sent: true } : send(context, fileId);
}

/** An agent has the file in hand: the new value stands before them, beside the checked one. */
async function joinReview(
  context: Context,
  { somebody, elements, attach }: Change,
  fileId: FileId,
): Promise<Declared> {
  const personId = somebody.id;
  await context.transaction(async (tx) => {
    await requireActFor(tx, context, { forPersonId: personId, act: "prepare" });
    for (const name of elementNames.filter((one) => Object.hasOwn(elements, one)))
      await declareElement(tx, context, { personId, name, value: elements[name] });
  });
  await attach?.(fileId);
  return { sent: true };
}

/** What an enrolment asks besides may be unknown still: the file then waits for the person. */
async function send(context: Context, fileId: FileId): Promise<Declared> {
  try {
    await submitEnrolment(context, { fileId });
    return { sent: true };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "enrolment.incomplete") throw error;
    return { sent: false, unsent: fileId };
  }
}

/** The answer comes where the person is reached already; nobody is asked again for one word. */
function channelOf({ somebody, elements }: Change, live: EnrolmentFile | undefined) {
  if (live) return {};
  const hasEmail = "email" in elements || somebody.elements.some((known) => known.name === "email");
  return { channel: hasEmail ? "email" : "letter" } as const;
}

/** Takes a change back while nobody has decided it, and the file with it when it held nothing else. Idempotent. */
export async function cancelChange(
  context: Context,
  { somebody, name }: { readonly somebody: Somebody; readonly name: ElementName },
): Promise<void> {
  const { id: personId } = somebody;
  const empty = await context.transaction(async (tx) => {
    await requireActFor(tx, context, { forPersonId: personId, act: "prepare" });
    await withdrawDeclaration(tx, context, { personId, name });
    const waits = (await listElements(tx, context, personId)).some(({ declared }) => declared !== undefined);
    return waits ? undefined : findLiveFile(tx, context, personId);
  });
  if (empty?.state === "submitted") await withdrawFile(context, { fileId: empty.id });
}
