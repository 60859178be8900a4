import type { Context, Tx } from "../../../../kernel/context.ts";
import type { DeskId, FileId, PersonId } from "../../../../kernel/ids.ts";
import { createAccount, findAccount, requireCapability } from "../../../access/access/index.ts";
import { getDefaultDesk, getDesk } from "../../../authorities/authorities/index.ts";
import { addRepresentation, type NewRepresentation } from "../../../identity/households/index.ts";
import { createPerson } from "../../../identity/identity/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { requireOpenDoor } from "../file/route.ts";
import { findLiveFileRow } from "../store/files.ts";
import { createDraft } from "./create-draft.ts";

export interface StartAtDesk {
  /** Somebody known, or the id given to somebody new. */
  readonly personId: PersonId;
  /**
   * The id was given to somebody new: it opens nobody who is known already, except by the same form sent
   * twice.
   */
  readonly isNew?: boolean;
  /** Of a child, or of somebody who does not come themselves: who does, and by what right. */
  readonly representedBy?: Omit<NewRepresentation, "representedId">;
}

/**
 * Use case: an agent opens a file for whoever stands at the desk, who needs neither e-mail, phone nor
 * computer: an account without an address gets letters. Twice with the same id: the same file. Throws
 * access.capability_missing, enrolment.person_known, enrolment.door_closed, enrolment.not_open_yet.
 */
export function startAtDesk(context: Context, input: StartAtDesk): Promise<FileId> {
  return context.transaction((tx) => openDeskFile(tx, context, input));
}

/**
 * An agent opens a file for whoever stands at the desk, in the caller's transaction. Throws as startAtDesk.
 */
export async function openDeskFile(tx: Tx, context: Context, input: StartAtDesk): Promise<FileId> {
  requireCapability(context, "person.enrol");
  const { personId, representedBy, isNew = false } = input;
  const contactId = representedBy?.representativeId ?? personId;
  const created = await createPerson(tx, context, { id: personId });
  if (isNew && !created) await requireSameForm(tx, context, { personId, contactId });
  if (representedBy) await addRepresentation(tx, context, { ...representedBy, representedId: personId });
  else if (!(await findAccount(tx, context, personId))) await createAccount(tx, context, { personId });
  return createDraft(tx, context, {
    personId,
    contactId,
    openedAt: "desk",
    deskId: await getStartingDesk(tx, context),
  });
}

/**
 * Somebody taken for new may be somebody else's choice of an id: only a file opened here for the same contact
 * goes on.
 */
async function requireSameForm(
  tx: Tx,
  context: Context,
  { personId, contactId }: { readonly personId: PersonId; readonly contactId: PersonId },
): Promise<void> {
  const live = await findLiveFileRow(tx, context.authorityId, personId);
  if (live?.opened_at !== "desk" || live.contact_id !== contactId)
    throw enrolmentErrors.error("enrolment.person_known");
}

/**
 * The agent's own desk when a role names one, else where everything arrives. Throws enrolment.door_closed,
 * enrolment.not_open_yet.
 */
async function getStartingDesk(tx: Tx, context: Context): Promise<DeskId> {
  const roles = context.actor.kind === "staff" ? context.actor.roles : [];
  const own = roles.find(({ deskId }) => deskId !== undefined)?.deskId;
  const desk = own === undefined ? await getDefaultDesk(context) : await getDesk(tx, context, own);
  await requireOpenDoor(context, desk.serviceSlug === undefined ? "town_hall" : "service");
  return desk.id;
}
