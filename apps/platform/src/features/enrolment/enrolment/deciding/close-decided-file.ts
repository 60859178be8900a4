import { elementDefinition } from "@ardeco/contracts";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { findPerson, listElements, setPersonStatus } from "../../../identity/identity/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { startRetention } from "../../evidence/index.ts";
import { askTheDesk, listContactWithheldElements } from "../file/between-representatives.ts";
import { applyFileAct, publishFileEvent } from "../file/change-file.ts";
import { findMessageSubject } from "../file/find-message-subject.ts";
import { recordStep } from "../file/step.ts";
import { isEnrolled } from "../rules.ts";
import { listFileDocumentRows } from "../store/details.ts";
import type { FileRow } from "../store/tables.ts";
import type { DecisionMade } from "./decision.ts";
import { listDecisions } from "./decisions.ts";

/**
 * Everything is decided: the person is enrolled when it is believed who they are, told, and the papers' days
 * counted.
 */
export async function closeDecidedFile(tx: Tx, context: Context, row: FileRow): Promise<FileRow> {
  const decided = await applyFileAct(tx, context, row, "decide", { decided_on: toCivilDate(context.now()) });
  await confirmEnrolment(tx, context, parseId<"person">(row.person_id));
  const documents = await listFileDocumentRows(tx, context.authorityId, parseId<"file">(row.id));
  const documentIds = documents.map(({ document_id }) => parseId<"document">(document_id));
  await startRetention(tx, context, { documentIds });
  await recordStep(tx, context, decided, "decided");
  await notifyFilePerson(tx, context, decided);
  await publishFileEvent(tx, context, "decided", decided);
  return decided;
}

async function confirmEnrolment(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const known = await listElements(tx, context, personId);
  const validated = new Set(known.filter((pair) => pair.validated).map(({ name }) => name));
  const status = (await findPerson(tx, context, personId))?.status;
  if (isEnrolled(validated) && (status === "draft" || status === "declared"))
    await setPersonStatus(tx, context, personId, "enrolled");
}

async function notifyFilePerson(tx: Tx, context: Context, row: FileRow): Promise<void> {
  const key = await getPersonKey(tx, context, parseId<"person">(row.person_id));
  const decisions = await listDecisions(tx, context, key, parseId<"file">(row.id));
  const withheld = await listContactWithheldElements(tx, context, row);
  const why = (made: DecisionMade) =>
    withheld.has(made.element) ? askTheDesk[context.language] : (made.reason ?? "");
  const label = (made: DecisionMade) => elementDefinition(made.element).label[context.language];
  const refused = decisions.filter(({ outcome }) => outcome === "refused");
  const validated = decisions.filter(({ outcome }) => outcome !== "refused");
  await notify(tx, context, {
    personId: parseId<"person">(row.contact_id),
    template: "enrolment_decided",
    data: {
      number: row.receipt_number ?? "",
      ...(await findMessageSubject(tx, context, row)),
      fileId: row.id,
      validated: validated.map(label),
      refused: refused.map((made) => ({ label: label(made), reason: why(made) })),
    },
  });
}
