import { type DocumentKind, documentKinds, type ElementName } from "@ardeco/contracts";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { askTheDesk, listContactWithheldElements } from "../file/between-representatives.ts";
import { applyFileAct, getAgentFileLocked, toEnrolmentFile, updateFileVersion } from "../file/change-file.ts";
import type { EnrolmentFile } from "../file/file.ts";
import { findMessageSubject } from "../file/find-message-subject.ts";
import { recordStep } from "../file/step.ts";
import { assignFreeFile } from "../queue/assign-file.ts";
import { isProofKind } from "../rules.ts";
import { createRequestRow } from "../store/details.ts";
import type { FileRow } from "../store/tables.ts";
import type { AgentAct, RequestId, Sending } from "./decision.ts";
import { cancelDocumentRequests, computeWaitedDelay, sealDocumentRequest } from "./requests.ts";

export interface DocumentAsked {
  readonly element: ElementName;
  readonly kind: DocumentKind;
  readonly reason: string;
}

/**
 * Use case: asks the person for a document, or for one more; the delay stops meanwhile (CRPA art. L114-5).
 * Throws enrolment.evidence_not_enough when that document would prove nothing, enrolment.reason_missing,
 * enrolment.not_possible_now, request.changed_meanwhile.
 */
export async function requestDocument(
  context: Context,
  input: AgentAct & Sending & DocumentAsked,
): Promise<EnrolmentFile> {
  const reason = toTidyText(input.reason);
  if (reason === "") throw enrolmentErrors.error("enrolment.reason_missing");
  if (!isProofKind(input.kind, input.element)) throw enrolmentErrors.error("enrolment.evidence_not_enough");
  return context.transaction(async (tx) => {
    const row = await assignFreeFile(
      tx,
      context,
      await getAgentFileLocked(tx, context, input, "file.decide"),
    );
    const asked = { element: input.element, kind: input.kind, reason };
    const waiting =
      row.state === "awaiting_person"
        ? await updateFileVersion(tx, context, row)
        : await applyFileAct(tx, context, row, "ask", { waiting_since: toCivilDate(context.now()) });
    const { sending } = input;
    await saveDocumentRequest(tx, context, waiting, {
      ...asked,
      ...(sending === undefined ? {} : { sending }),
    });
    await recordStep(tx, context, waiting, "document_asked", {
      element: asked.element,
      document: asked.kind,
      reason,
    });
    const withheld = await listContactWithheldElements(tx, context, row);
    await notify(tx, context, {
      personId: parseId<"person">(row.contact_id),
      template: "document_asked",
      data: {
        number: row.receipt_number ?? "",
        ...(await findMessageSubject(tx, context, row)),
        document: documentKinds[asked.kind][context.language],
        reason: withheld.has(asked.element) ? askTheDesk[context.language] : reason,
      },
    });
    return toEnrolmentFile(waiting);
  });
}

/** Use case: the agent goes on without waiting any longer (the person came with it, or it is not needed). */
export async function resumeFile(context: Context, input: AgentAct): Promise<EnrolmentFile> {
  return context.transaction(async (tx) => {
    const row = await getAgentFileLocked(tx, context, input, "file.decide");
    const resumed = await applyFileAct(tx, context, row, "resume", computeWaitedDelay(context, row));
    await cancelDocumentRequests(tx, context, resumed);
    await recordStep(tx, context, resumed, "resumed");
    return toEnrolmentFile(resumed);
  });
}

async function saveDocumentRequest(
  tx: Tx,
  context: Context,
  row: FileRow,
  asked: DocumentAsked & Sending,
): Promise<void> {
  const request = {
    ...asked,
    id: context.newId<RequestId>(),
    state: "open",
    askedAt: context.now().toISOString(),
    by: context.actor.kind === "staff" ? context.actor.label : "Ardeco",
  } as const;
  const key = await getPersonKey(tx, context, parseId<"person">(row.person_id));
  await createRequestRow(tx, sealDocumentRequest(key, row, request));
}
