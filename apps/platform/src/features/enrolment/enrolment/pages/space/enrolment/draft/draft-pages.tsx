import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { FieldHelp } from "../../../../../../../frames/common/help/field-help.tsx";
import { findStepTopic } from "../../../../../../../frames/common/help/help-topics.ts";
import { requirePerson } from "../../../../../../../frames/space/common/signed-in.ts";
import { parseId } from "../../../../../../../kernel/ids.ts";
import {
  CHECK_PATH,
  getTypedText,
  mountJourney,
  readForm,
  sendSeeOther,
} from "../../../../../../../web/index.ts";
import { CheckedDocuments } from "../../../../../evidence/pages/common/evidence/check-note.tsx";
import { issueResumeCode, saveAnswers } from "../../../../index.ts";
import { ChildrenNote } from "../children/children-note.tsx";
import { forgetChild } from "../children/forget-child.ts";
import { withoutChild } from "../children/without-child.ts";
import { proofOfStep } from "../documents/evidence-for.ts";
import { readCheckedOf } from "../documents/read-checked.ts";
import { ReceivedNote } from "../documents/received-note.tsx";
import { takeBack } from "../documents/remove-document.ts";
import { enrolmentJourney } from "../journey.ts";
import { paths } from "../paths.ts";
import { OtherDevice } from "../start/other-device.tsx";
import { showCode } from "../start/start-pages.tsx";
import { openDraft } from "./draft.ts";
import { enrolmentPort } from "./enrolment-port.ts";
import { fileIn, onlyDrafts } from "./only-drafts.ts";

/** The questions, and what one takes back between them. */
export function draftPages(app: FastifyInstance): void {
  requirePerson(app);
  onlyDrafts(app, "self");
  mountJourney(app, enrolmentJourney, enrolmentPort, {
    checkNote: async (answers, visit, { params }) => {
      const file = parseId<"file">(params.file ?? "");
      const documents = await readCheckedOf(visit.context, file);
      const here = `${paths(visit.brand).draft(file)}/${CHECK_PATH}`;
      return (
        <>
          <CheckedDocuments {...{ documents, here }} language={visit.language} />
          <ChildrenNote {...{ answers, visit, file }} />
        </>
      );
    },
    stepNote: async (stepId, answers, visit, { params }) => {
      const file = parseId<"file">(params.file ?? "");
      const checked = proofOfStep(stepId) ? await readCheckedOf(visit.context, file) : [];
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
    const fileId = fileIn(request);
    return showCode(reply, fileId, await issueResumeCode(request.ardeco.context, { fileId }));
  });
  app.post("/inscription/:file/retirer-un-document", removeOneDocument);
  app.post("/inscription/:file/retirer-un-enfant", removeOneChild);
}

async function removeOneDocument(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const file = fileIn(request);
  const stepId = `proof_${getTypedText(typed, "proof")}`;
  const proof = proofOfStep(stepId);
  const step = enrolmentJourney.steps.find(({ id }) => id === stepId);
  if (!proof || !step) return sendSeeOther(reply, paths(brand).draft(file));
  await takeBack(context, await openDraft(context, file), proof, getTypedText(typed, "document"));
  return sendSeeOther(reply, `${paths(brand).draft(file)}/${step.path}`);
}

async function removeOneChild(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const fileId = fileIn(request);
  const child = Number(getTypedText(readForm(request).typed, "child"));
  const draft = await openDraft(context, fileId);
  const journey = withoutChild(draft.answers, child);
  const named = draft.children[child - 1];
  if (named) await forgetChild(context, named);
  const children = draft.children.filter((one) => one !== named);
  await saveAnswers(context, { fileId, answers: { journey, children } });
  return sendSeeOther(reply, paths(brand).draft(fileId));
}
