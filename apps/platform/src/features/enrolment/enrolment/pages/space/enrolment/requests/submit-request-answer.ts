import type { FastifyRequest } from "fastify";
import { toCivilDate } from "../../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../../kernel/errors.ts";
import {
  findTextAnswer,
  getTypedText,
  type PostedForm,
  parseFields,
  readForm,
  submitOrShowAgain,
} from "../../../../../../../web/index.ts";
import { submitDocument } from "../../../../../evidence/index.ts";
import { runFileDeposit } from "../../../../../evidence/pages/common/evidence/file-deposit.ts";
import {
  addFileDocument,
  type DocumentRequest,
  submitRequestReply,
  type Tracking,
} from "../../../../index.ts";
import { formatAnswerField, formatFileField } from "./asked-fields.ts";

export interface RefusedAnswer {
  readonly errors: readonly FieldError[];
  readonly status: number;
}

/**
 * Takes the document asked for, or the words instead of it. Answered before (pressed twice): nothing more to
 * do.
 */
export async function submitRequestAnswer(
  request: FastifyRequest,
  tracking: Tracking,
): Promise<RefusedAnswer | undefined> {
  const form = readForm(request);
  const asked = tracking.requests.find(({ id }) => id === getTypedText(form.typed, "request"));
  if (!asked) return undefined;
  const accept = form.typed.has(formatAnswerField(asked).name) ? acceptAnswerWords : acceptAnswerDocument;
  return submitOrShowAgain(() => accept(request, tracking, asked, form), {
    again: ({ errors, status }): RefusedAnswer => ({ errors, status }),
    after: (refused) => refused,
  });
}

const parseAnswerFacts = ({ ardeco: { context } }: FastifyRequest) => ({
  today: toCivilDate(context.now()),
  answers: {},
});

async function acceptAnswerWords(
  request: FastifyRequest,
  { file }: Tracking,
  asked: DocumentRequest,
  form: PostedForm,
): Promise<RefusedAnswer | undefined> {
  const field = formatAnswerField(asked);
  const { answers, errors } = parseFields([field], form, parseAnswerFacts(request));
  if (errors.length > 0) return { errors, status: 422 };
  const reply = findTextAnswer(answers, field.name) ?? "";
  await submitRequestReply(request.ardeco.context, { fileId: file.id, requestId: asked.id, reply });
  return undefined;
}

async function acceptAnswerDocument(
  request: FastifyRequest,
  { file }: Tracking,
  { id: requestId, kind, element }: DocumentRequest,
  form: PostedForm,
): Promise<RefusedAnswer | undefined> {
  const { context } = request.ardeco;
  const field = formatFileField({ id: requestId });
  const { errors } = parseFields([field], form, parseAnswerFacts(request));
  const [upload] = form.uploads.filter((one) => one.field === field.name);
  if (errors.length > 0 || !upload) return { errors, status: 422 };
  const { fileName, content } = upload;
  const deposit = { personId: file.personId, kind, fileName, content };
  const said = { field: field.name, fileName };
  const documentId = await runFileDeposit(said, () => submitDocument(context, deposit));
  await addFileDocument(context, { fileId: file.id, documentId, elements: [element], requestId });
  return undefined;
}
