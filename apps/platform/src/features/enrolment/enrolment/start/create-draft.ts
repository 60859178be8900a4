import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type DeskId, type FileId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { findPerson, requireNotFolded } from "../../../identity/identity/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { sealAnswers } from "../file/answers.ts";
import { recordStep } from "../file/step.ts";
import { createFileRow, findLiveFileRow } from "../store/files.ts";
import type { FileRow } from "../store/tables.ts";
import { toEnrolmentSystem } from "../to-enrolment-system.ts";

export interface NewDraft {
  readonly personId: PersonId;
  readonly contactId: PersonId;
  readonly openedAt: "web" | "desk";
  readonly deskId?: DeskId;
  readonly startedFor?: string | undefined;
}

/**
 * A new draft, or the live file that the person already has. `author` is who the journal says opened it.
 * Throws identity.leads_elsewhere.
 */
export async function createDraft(tx: Tx, author: Context, draft: NewDraft): Promise<FileId> {
  await requireNotFolded(tx, author, draft.personId);
  const row = draftRow(author, draft);
  const { startedFor } = draft;
  const personKey = startedFor === undefined ? undefined : await getPersonKey(tx, author, draft.personId);
  if (personKey && startedFor !== undefined) row.answers_sealed = sealAnswers(personKey, row, { startedFor });
  if (await createFileRow(tx, row)) {
    await recordStep(tx, author, row, "opened");
    return parseId<"file">(row.id);
  }
  const live = await findLiveFileRow(tx, author.authorityId, draft.personId);
  if (!live) throw enrolmentErrors.error("enrolment.unknown_file");
  return parseId<"file">(live.id);
}

/** Known here, within the actor's reach or not: asked as the system, because ids out of reach look absent. */
export async function isKnown(context: Context, personId: PersonId): Promise<boolean> {
  const system = toEnrolmentSystem(context);
  return system.transaction(async (tx) => (await findPerson(tx, system, personId)) !== undefined);
}

function draftRow(context: Context, draft: NewDraft): FileRow {
  const today = toCivilDate(context.now());
  return {
    authority_id: context.authorityId,
    id: context.newId<string>(),
    person_id: draft.personId,
    contact_id: draft.contactId,
    state: "draft",
    version: 1,
    opened_on: today,
    opened_at: draft.openedAt,
    touched_on: today,
    desk_id: draft.deskId ?? null,
    assigned_to: null,
    receipt_number: null,
    submitted_at: null,
    due_on: null,
    waiting_since: null,
    decided_on: null,
    ended_on: null,
    answers_sealed: null,
    mode: null,
    by_exception: false,
  };
}
