import { isElementName } from "@ardeco/contracts";
import type { Context } from "../../../../../../../kernel/context.ts";
import { type FileId, parseId } from "../../../../../../../kernel/ids.ts";
import type { Answers, JourneyPlace, JourneyPort, SavedStep } from "../../../../../../../web/index.ts";
import { findTextAnswer } from "../../../../../../../web/index.ts";
import { saveAnswers, setDraftEmail, submitEnrolment } from "../../../../index.ts";
import { listSendableChildren, openChildren } from "../children/open-children.ts";
import { findStepProof } from "../documents/evidence-for.ts";
import { type KeptDocuments, saveProofDocuments } from "../documents/save-proof-documents.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { formatFilesField, type JourneyProof } from "../steps/document-steps.ts";
import { vouchedFor } from "../vouched-answer.ts";
import { type PersonDraft, readPersonDraft } from "./draft.ts";
import { type DeclaredElements, toStepElements } from "./elements-of.ts";
import { getDraftPersonId } from "./person-in.ts";

const getDraftFileId = ({ params }: JourneyPlace): FileId => parseId<"file">(params.file ?? "");

/** Keeps the enrolment journey in the person's file, each page at once. */
export const enrolmentPort: JourneyPort = {
  load: async (context, place) => (await readPersonDraft(context, getDraftFileId(place))).answers,
  save: async (context, place, step) =>
    saveStep(context, await readPersonDraft(context, getDraftFileId(place)), step),
  submit: async (context, place) => {
    const draft = await readPersonDraft(context, getDraftFileId(place));
    // The parent's file last: until it is sent, sending again finishes what an interruption left.
    for (const fileId of await listSendableChildren(context, draft))
      await submitEnrolment(context, { fileId });
    await submitEnrolment(context, { fileId: draft.fileId });
    return buildEnrolmentPaths({ slug: place.params.slug ?? "" }).receipt(draft.fileId);
  },
};

async function saveStep(context: Context, draft: PersonDraft, step: SavedStep): Promise<void> {
  const proof = findStepProof(step.stepId);
  const said = { ...draft.answers, ...step.answers };
  const kept = proof && (await saveDraftUploads(context, draft, { proof, said, step }));
  const answers: Answers = proof && kept ? { ...said, [formatFilesField(proof.id)]: kept.files } : said;
  await saveAnswers(context, {
    fileId: draft.fileId,
    elements: removeVouchedElements(draft, toStepElements(step.stepId, answers)),
    answers: {
      journey: answers,
      copies: { ...draft.copies, ...kept?.copies },
      ...(step.stepId === "reach" ? { channel: parseAnswerChannel(answers) } : {}),
    },
  });
  if (step.stepId === "reach")
    await setDraftEmail(context, {
      personId: getDraftPersonId(context),
      email: findTextAnswer(answers, "email"),
    });
}

/** What the State vouches for is not declared over by the page that shows it. */
const removeVouchedElements = ({ answers }: PersonDraft, declared: DeclaredElements): DeclaredElements =>
  Object.fromEntries(
    Object.entries(declared).filter(([name]) => !isElementName(name) || !vouchedFor(name)(answers)),
  );

async function saveDraftUploads(
  context: Context,
  draft: PersonDraft,
  given: { readonly proof: JourneyProof; readonly said: Answers; readonly step: SavedStep },
): Promise<KeptDocuments> {
  const { proof, said, step } = given;
  const own = { personId: getDraftPersonId(context), fileId: draft.fileId };
  const { whose } = proof;
  const children = whose === "own" ? [] : await openChildren(context, { ...draft, answers: said });
  const holders = whose === "children" ? children : [own, ...children];
  return saveProofDocuments(context, proof, {
    answers: said,
    before: draft.answers,
    uploads: step.uploads,
    holders,
  });
}

/** Without an address nor a number, we write. */
function parseAnswerChannel(answers: Answers) {
  if (findTextAnswer(answers, "email") !== undefined) return "email";
  return findTextAnswer(answers, "phone_number") === undefined ? "letter" : "phone";
}
