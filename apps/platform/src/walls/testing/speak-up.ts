import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { writeContact } from "../../features/identity/contacts/index.ts";
import {
  endPause,
  requestRestriction,
  submitRightRequest,
  updateInactivity,
} from "../../features/records/rights/index.ts";
import { justNow } from "../../features/records/rights/testing/just-now.ts";
import { parseId } from "../../kernel/ids.ts";

/**
 * She was told, long unseen, that she would be erased; she writes to the town, and asks for a right over her
 * data.
 */
export async function speakUp(zelie: Newcomer): Promise<void> {
  const system = zelie.as({ kind: "system", name: "walls" });
  const unseen = { personId: zelie.personId, lastSeenOn: "2024-01-01" };
  await system.transaction((tx) => updateInactivity(tx, system, unseen));
  await writeContact(zelie, {
    id: parseId<"contact">(zelie.newId()),
    subject: "Le wombat de la cantine",
    asked: "Le numbat mange-t-il ?",
  });
  await submitRightRequest(zelie, {
    id: parseId<"rights_request">(zelie.newId()),
    personId: zelie.personId,
    right: "objection",
    text: "Que le numbat attende.",
  });
  // Lifted again: the other walls need her.
  const id = parseId<"rights_request">(zelie.newId());
  await requestRestriction(zelie, {
    id,
    personId: zelie.personId,
    ground: "accuracy",
    text: "Le quokka n’est pas de ma famille.",
    grantIds: [],
  });
  await endPause(zelie, { id, session: justNow(zelie) });
}
