import { isElementName } from "@ardeco/contracts";
import type { Context } from "../../../../../../../kernel/context.ts";
import { type FileId, parseId } from "../../../../../../../kernel/ids.ts";
import type { Answers, JourneyPlace, JourneyPort, SavedStep } from "../../../../../../../web/index.ts";
import { findTextAnswer } from "../../../../../../../web/index.ts";
import { saveAnswers, submitEnrolment } from "../../../../index.ts";
import { childrenToSend, openChildren } from "../children/open-children.ts";
import { proofOfStep } from "../documents/evidence-for.ts";
import { type Kept, keepDocuments } from "../documents/keep-documents.ts";
import { paths } from "../paths.ts";
import { filesField, type Proof } from "../steps/document-steps.ts";
import { vouchedFor } from "../vouched-answer.ts";
import { type Draft, openDraft } from "./draft.ts";
import { type Declared, elementsOf } from "./elements-of.ts";
import { followEmail } from "./follow-email.ts";
import { personIn } from "./person-in.ts";

const fileIn = ({ params }: JourneyPlace): FileId => parseId<"file">(params.file ?? "");

/** Keeps the enrolment journey in the person's file, each page at once. */
export const enrolmentPort: JourneyPort = {
  load: async (context, place) => (await openDraft(context, fileIn(place))).answers,
  save: async (context, place, step) => saveStep(context, await openDraft(context, fileIn(place)), step),
  submit: async (context, place) => {
    const draft = await openDraft(context, fileIn(place));
    // The parent's file last: until it is sent, sending again finishes what an interruption left.
    for (const fileId of await childrenToSend(context, draft)) await submitEnrolment(context, { fileId });
    await submitEnrolment(context, { fileId: draft.fileId });
    return paths({ slug: place.params.slug ?? "" }).receipt(draft.fileId);
  },
};

async function saveStep(context: Context, draft: Draft, step: SavedStep): Promise<void> {
  const proof = proofOfStep(step.stepId);
  const said = { ...draft.answers, ...step.answers };
  const kept = proof && (await keepUploads(context, draft, { proof, said, step }));
  const answers: Answers = proof && kept ? { ...said, [filesField(proof.id)]: kept.files } : said;
  await saveAnswers(context, {
    fileId: draft.fileId,
    elements: withoutVouched(draft, elementsOf(step.stepId, answers)),
    answers: {
      journey: answers,
      copies: { ...draft.copies, ...kept?.copies },
      ...(step.stepId === "reach" ? { channel: channelOf(answers) } : {}),
    },
  });
  if (step.stepId === "reach") await followEmail(context, findTextAnswer(answers, "email"));
}

/** What the State vouches for is not declared over by the page that shows it. */
const withoutVouched = ({ answers }: Draft, declared: Declared): Declared =>
  Object.fromEntries(
    Object.entries(declared).filter(([name]) => !isElementName(name) || !vouchedFor(name)(answers)),
  );

async function keepUploads(
  context: Context,
  draft: Draft,
  given: { readonly proof: Proof; readonly said: Answers; readonly step: SavedStep },
): Promise<Kept> {
  const { proof, said, step } = given;
  const own = { personId: personIn(context), fileId: draft.fileId };
  const { whose } = proof;
  const children = whose === "own" ? [] : await openChildren(context, { ...draft, answers: said });
  const holders = whose === "children" ? children : [own, ...children];
  return keepDocuments(context, proof, {
    answers: said,
    before: draft.answers,
    uploads: step.uploads,
    holders,
  });
}

/** Without an address nor a number, we write. */
function channelOf(answers: Answers) {
  if (findTextAnswer(answers, "email") !== undefined) return "email";
  return findTextAnswer(answers, "phone_number") === undefined ? "letter" : "phone";
}
