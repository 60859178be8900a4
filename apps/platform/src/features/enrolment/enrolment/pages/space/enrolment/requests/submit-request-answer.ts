import type { FastifyRequest } from "fastify";
import { toCivilDate } from "../../../../../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../../../../../kernel/errors.ts";
import {
  findTextAnswer,
  getTypedText,
  type PostedForm,
  parseFields,
  readForm,
} from "../../../../../../../web/index.ts";
import { submitDocument } from "../../../../../evidence/index.ts";
import { toFileRefusal } from "../../../../../evidence/pages/common/evidence/to-file-refusal.ts";
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
  try {
    return form.typed.has(formatAnswerField(asked).name)
      ? await acceptAnswerWords(request, tracking, asked, form)
      : await acceptAnswerDocument(request, tracking, asked, form);
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    return { errors: error.fields, status: error.status };
  }
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
  const documentId = await submitDocument(context, deposit).catch((error: unknown) => {
    throw toFileRefusal(error, field.name, fileName);
  });
  await addFileDocument(context, { fileId: file.id, documentId, elements: [element], requestId });
  return undefined;
}
