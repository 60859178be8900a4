import type { Context, Tx } from "../../../../kernel/context.ts";
import type { FileId, PersonId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import {
  addRepresentation,
  type NewRepresentation,
  requireRepresentative,
} from "../../../identity/households/index.ts";
import { createPerson } from "../../../identity/identity/index.ts";
import { findLiveFile } from "../file/find-file.ts";
import { requireOpenDoor } from "../file/route.ts";
import { createDraft, isKnown } from "./create-draft.ts";

export interface RelativeStart {
  /** Oneself, somebody one acts for, or the id given to somebody new. */
  readonly personId: PersonId;
  /** Slug of the service whose page led here. */
  readonly startedFor?: string;
  /** Of somebody new: why one may act for them. */
  readonly representation?: Omit<NewRepresentation, "representativeId" | "representedId">;
}

/**
 * Use case: a signed-in person opens a file for themselves (something changed), for a child, or for somebody
 * they are mandated by. Twice with the same id: the same file. Throws households.cannot_act_for,
 * households.cannot_declare, enrolment.door_closed, enrolment.not_open_yet unless there is a live file.
 */
export async function startRelativeFile(context: Context, input: RelativeStart): Promise<FileId> {
  const reader = requireSignedPerson(context);
  const { personId } = input;
  const known = await isKnown(context, personId);
  return context.transaction(async (tx) => {
    if (!known && input.representation)
      await createRepresented(tx, context, { ...input.representation, personId }, reader);
    return openRelativeFile(tx, context, input);
  });
}

/** Opens a file for somebody known, in the caller's transaction. Throws as startRelativeFile. */
export async function openRelativeFile(
  tx: Tx,
  context: Context,
  { personId, startedFor }: Pick<RelativeStart, "personId" | "startedFor">,
): Promise<FileId> {
  const contactId = requireSignedPerson(context);
  await requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" });
  if (!(await findLiveFile(context, personId))) await requireOpenDoor(context, "web");
  return createDraft(tx, context, { personId, contactId, openedAt: "web", startedFor });
}

function requireSignedPerson({ actor }: Context): PersonId {
  if (actor.kind !== "person") throw kernelErrors.error("request.sign_in_required");
  return actor.personId;
}

async function createRepresented(
  tx: Tx,
  context: Context,
  { personId, ...edge }: NonNullable<RelativeStart["representation"]> & { readonly personId: PersonId },
  representativeId: PersonId,
): Promise<void> {
  const created = await createPerson(tx, context, { id: personId, createdBy: representativeId });
  if (created) await addRepresentation(tx, context, { ...edge, representativeId, representedId: personId });
}
