import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { FieldHelp } from "../../../../../../../frames/common/help/field-help.tsx";
import { findStepTopic } from "../../../../../../../frames/common/help/help-topics.ts";
import { requirePerson } from "../../../../../../../frames/space/common/require-person.ts";
import { parseId } from "../../../../../../../kernel/ids.ts";
import {
  CHECK_PATH,
  getTypedText,
  mountJourney,
  readForm,
  sendSeeOther,
} from "../../../../../../../web/index.ts";
import { CheckedDocuments } from "../../../../../evidence/pages/common/evidence/check-note.tsx";
import { issueResumeCode, saveAnswers, withdrawChildDraft } from "../../../../index.ts";
import { toRepresentation } from "../children/child-relation.ts";
import { ChildrenNote } from "../children/children-note.tsx";
import { removeChildAnswers } from "../children/remove-child-answers.ts";
import { findStepProof } from "../documents/evidence-for.ts";
import { readCheckedDocuments } from "../documents/read-checked-documents.ts";
import { ReceivedNote } from "../documents/received-note.tsx";
import { withdrawDocument } from "../documents/remove-document.ts";
import { enrolmentJourney } from "../journey.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { OtherDevice } from "../start/other-device.tsx";
import { showCode } from "../start/start-pages.tsx";
import { readPersonDraft } from "./draft.ts";
import { enrolmentPort } from "./enrolment-port.ts";
import { defineDraftGuard, parseRequestFileId } from "./only-drafts.ts";

/** The questions, and what one takes back between them. */
export function draftPages(app: FastifyInstance): void {
  requirePerson(app);
  defineDraftGuard(app, "self");
  mountJourney(app, enrolmentJourney, enrolmentPort, {
    checkNote: async (answers, visit, { params }) => {
      const file = parseId<"file">(params.file ?? "");
      const documents = await readCheckedDocuments(visit.context, file);
      const here = `${buildEnrolmentPaths(visit.brand).draft(file)}/${CHECK_PATH}`;
      return (
        <>
          <CheckedDocuments {...{ documents, here }} language={visit.language} />
          <ChildrenNote {...{ answers, visit, file }} />
        </>
      );
    },
    stepNote: async (stepId, answers, visit, { params }) => {
      const file = parseId<"file">(params.file ?? "");
      const checked = findStepProof(stepId) ? await readCheckedDocuments(visit.context, file) : [];
      return (
        <>
          <FieldHelp topic={findStepTopic(stepId)} visit={visit} />
          <ReceivedNote {...{ stepId, answers, visit, file, checked }} />
          <OtherDevice {...{ visit, file }} />
        </>
      );
    },
  });
  app.post("/inscription/:file/code", { config: { pace: "strict" } }, async (request, reply) => {
    const fileId = parseRequestFileId(request);
    return showCode(reply, fileId, await issueResumeCode(request.ardeco.context, { fileId }));
  });
  app.post("/inscription/:file/retirer-un-document", removeOneDocument);
  app.post("/inscription/:file/retirer-un-enfant", removeOneChild);
}

async function removeOneDocument(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const file = parseRequestFileId(request);
  const stepId = `proof_${getTypedText(typed, "proof")}`;
  const proof = findStepProof(stepId);
  const step = enrolmentJourney.steps.find(({ id }) => id === stepId);
  if (!proof || !step) return sendSeeOther(reply, buildEnrolmentPaths(brand).draft(file));
  await withdrawDocument(
    context,
    await readPersonDraft(context, file),
    proof,
    getTypedText(typed, "document"),
  );
  return sendSeeOther(reply, `${buildEnrolmentPaths(brand).draft(file)}/${step.path}`);
}

async function removeOneChild(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const fileId = parseRequestFileId(request);
  const child = Number(getTypedText(readForm(request).typed, "child"));
  const draft = await readPersonDraft(context, fileId);
  const journey = removeChildAnswers(draft.answers, child);
  const named = draft.children[child - 1];
  if (named)
    await withdrawChildDraft(context, {
      personId: named.personId,
      representation: toRepresentation(named.relation),
    });
  const children = draft.children.filter((one) => one !== named);
  await saveAnswers(context, { fileId, answers: { journey, children } });
  return sendSeeOther(reply, buildEnrolmentPaths(brand).draft(fileId));
}
