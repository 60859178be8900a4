import type { ElementName } from "@ardeco/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { NOTHING } from "../../../../../../frames/desk/common/scan-fields.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { FileId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  type Answers,
  buildFieldError,
  findTextAnswer,
  getTypedText,
  type PostedForm,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import {
  parseElementAnswer,
  toElementAnswer,
} from "../../../../../identity/identity/pages/common/elements/element-answer.ts";
import {
  addChildHome,
  channels,
  enrolmentErrors,
  listTrackedFiles,
  recordAnotherPerson,
  saveAnswers,
  startAtDesk,
  submitEnrolment,
} from "../../../index.ts";
import { approveSeenElements } from "./approve-seen-elements.ts";
import { buildEnrolFields, deskProofs, listFieldElements } from "./enrol-fields.ts";
import { findSubject, type Subject } from "./enrol-subject.ts";
import { findKnownPerson, getAnotherReason, maybeKnown } from "./find-known-person.ts";
import { saveShownProofs } from "./save-shown-proofs.ts";
import { showEnrolPage } from "./show-enrol-page.tsx";

/** The whole enrolment in one gesture. Sent twice, it leads to the same receipt. */
export async function submitDeskEnrolment(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const form = readForm(request);
  const subject = await findSubject(context, listRequiredElements(form));
  const sent = await findSent(context, subject, form);
  if (sent) return sendSeeOther(reply, buildDeskAddresses(brand).receipt(sent));
  const fields = buildEnrolFields(subject.mode);
  const { answers, errors } = parseFields(fields, form, { today: toCivilDate(context.now()), answers: {} });
  const wrong = [...errors, ...listMissingKinds(form, answers)];
  if (wrong.length > 0)
    return showEnrolPage(request, reply, subject, { typed: form.typed, errors: wrong, status: 422 });
  const alike = await findKnownPerson(context, subject, answers);
  if (alike.length > 0)
    return showEnrolPage(request, reply, subject, {
      typed: form.typed,
      errors: [maybeKnown],
      status: 409,
      alike,
    });
  const enrol = () =>
    recoverRefusal(
      overtaken,
      () => runDeskEnrolment(context, subject, form, answers),
      async (refusal) => {
        const twin = await findTwin(context, form);
        if (!twin) throw refusal;
        return twin;
      },
    );
  return submitOrShowAgain(enrol, {
    again: ({ errors: refused, status }) =>
      showEnrolPage(request, reply, subject, { typed: form.typed, errors: refused, status }),
    after: (fileId) => sendSeeOther(reply, buildDeskAddresses(brand).receipt(fileId)),
  });
}

async function runDeskEnrolment(
  context: Context,
  subject: Subject,
  form: PostedForm,
  answers: Answers,
): Promise<FileId> {
  const { personId, parentId } = subject;
  const representedBy =
    parentId === undefined
      ? {}
      : { representedBy: { representativeId: parentId, kind: "parental_authority" } as const };
  const fileId = await startAtDesk(context, { personId, isNew: subject.mode !== "known", ...representedBy });
  const reason = getAnotherReason(answers);
  if (reason !== "") await recordAnotherPerson(context, { fileId, reason });
  const names = listFieldElements(buildEnrolFields(subject.mode));
  const channel = channels.find((one) => one === findTextAnswer(answers, "channel"));
  await saveAnswers(context, {
    fileId,
    elements: Object.fromEntries(names.map((name) => [name, parseSaidValue(subject, answers, name)])),
    answers: channel ? { channel } : {},
  });
  await saveShownProofs(context, { personId, fileId, form, answers });
  await submitEnrolment(context, { fileId });
  const evidence = findTextAnswer(answers, "lien") ?? "";
  if (parentId !== undefined) await addChildHome(context, { personId, parentId, evidence });
  await approveSeenElements(context, fileId);
  return fileId;
}

/**
 * A place of birth shown by its name alone and sent back as it was stays itself: the field does not show the
 * country.
 */
function parseSaidValue({ elements, mode }: Subject, answers: Answers, name: ElementName): unknown {
  if (name !== "place_of_birth") return parseElementAnswer(name, answers, name);
  const text = findTextAnswer(answers, name) ?? "";
  if (text === "") return "";
  const pair = mode === "known" ? elements.find((one) => one.name === name) : undefined;
  const known = (pair?.declared ?? pair?.validated)?.value;
  return known !== undefined && toElementAnswer(known) === text
    ? known
    : parseElementAnswer(name, answers, name);
}

/** The file that this very form has already sent, when it comes twice. */
async function findSent(
  context: Context,
  subject: Subject,
  { typed }: PostedForm,
): Promise<FileId | undefined> {
  if (subject.files <= Number(getTypedText(typed, "dossiers"))) return undefined;
  const all = await listTrackedFiles(context, subject.personId);
  return all.find(({ file }) => file.receiptNumber !== undefined)?.file.id;
}

/** What this form meets when the same one, sent at the same instant, has gone further. */
const overtaken = [
  ...listCodes(enrolmentErrors, "enrolment.not_possible_now"),
  ...listCodes(kernelErrors, "request.changed_meanwhile"),
];

const findTwin = async (context: Context, form: PostedForm): Promise<FileId | undefined> =>
  findSent(context, await findSubject(context, listRequiredElements(form)), form);

const listRequiredElements = ({ typed }: PostedForm) => ({
  known: getTypedText(typed, "personne"),
  parent: getTypedText(typed, "parent"),
  fresh: getTypedText(typed, "nouvelle"),
});

/** Pages without saying what they are prove nothing. */
function listMissingKinds({ uploads }: PostedForm, answers: Answers) {
  return deskProofs
    .filter(({ filesName }) => uploads.some(({ field }) => field === filesName))
    .filter(({ kindName }) => findTextAnswer(answers, kindName) === NOTHING)
    .map(({ kindName }) => buildFieldError(kindName, "form.choice_required"));
}
