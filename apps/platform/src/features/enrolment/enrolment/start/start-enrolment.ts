import type { Context } from "../../../../kernel/context.ts";
import type { FileId, PersonId } from "../../../../kernel/ids.ts";
import { createAccount, createResumeCode, openSession } from "../../../access/access/index.ts";
import { createPerson } from "../../../identity/identity/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { requireOpenDoor } from "../file/route.ts";
import { toEnrolmentSystem } from "../to-enrolment-system.ts";
import { createDraft } from "./create-draft.ts";

export interface StartedEnrolment {
  readonly personId: PersonId;
  readonly fileId: FileId;
  /** Token of the browser's session. */
  readonly session: string;
  /** To be copied by hand, shown once: resumes the draft on another device for 30 days. */
  readonly resumeCode: string;
}

export interface StartEnrolment {
  readonly newPersonId: PersonId;
  /** Slug of the service whose page led here: its desk receives the file when services validate. */
  readonly startedFor?: string;
}

/**
 * Use case: somebody unknown to everyone begins, without an e-mail. Everything is created as the system,
 * because the newcomer has no right over anything yet. Throws enrolment.already_started: an id does not open
 * what it names; enrolment.door_closed, enrolment.not_open_yet.
 */
export async function startEnrolment(
  context: Context,
  { newPersonId: personId, startedFor }: StartEnrolment,
): Promise<StartedEnrolment> {
  const system = toEnrolmentSystem(context);
  return system.transaction(async (tx) => {
    await requireOpenDoor(system, "web");
    if (!(await createPerson(tx, system, { id: personId })))
      throw enrolmentErrors.error("enrolment.already_started");
    await createAccount(tx, system, { personId });
    const newcomer = context.as({ kind: "person", personId });
    const fileId = await createDraft(tx, newcomer, {
      personId,
      contactId: personId,
      openedAt: "web",
      startedFor,
    });
    return {
      personId,
      fileId,
      session: await openSession(tx, system, { kind: "person", subjectId: personId, method: "draft" }),
      resumeCode: await createResumeCode(tx, system, { personId, draftId: fileId }),
    };
  });
}
