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
import { depositDocument } from "../../../../../evidence/index.ts";
import { refusedFile } from "../../../../../evidence/pages/common/evidence/refused-file.ts";
import { attachDocument, type DocumentRequest, replyToRequest, type Tracking } from "../../../../index.ts";
import { answerField, fileField } from "./asked-fields.ts";

export interface Refused {
  readonly errors: readonly FieldError[];
  readonly status: number;
}

/**
 * Takes the document asked for, or the words instead of it. Answered before (pressed twice): nothing more to
 * do.
 */
export async function answerRequest(
  request: FastifyRequest,
  tracking: Tracking,
): Promise<Refused | undefined> {
  const form = readForm(request);
  const asked = tracking.requests.find(({ id }) => id === getTypedText(form.typed, "request"));
  if (!asked) return undefined;
  try {
    return form.typed.has(answerField(asked).name)
      ? await takeWords(request, tracking, asked, form)
      : await takeDocument(request, tracking, asked, form);
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    return { errors: error.fields, status: error.status };
  }
}

const factsOf = ({ ardeco: { context } }: FastifyRequest) => ({
  today: toCivilDate(context.now()),
  answers: {},
});

async function takeWords(
  request: FastifyRequest,
  { file }: Tracking,
  asked: DocumentRequest,
  form: PostedForm,
): Promise<Refused | undefined> {
  const field = answerField(asked);
  const { answers, errors } = parseFields([field], form, factsOf(request));
  if (errors.length > 0) return { errors, status: 422 };
  const reply = findTextAnswer(answers, field.name) ?? "";
  await replyToRequest(request.ardeco.context, { fileId: file.id, requestId: asked.id, reply });
  return undefined;
}

async function takeDocument(
  request: FastifyRequest,
  { file }: Tracking,
  { id: requestId, kind, element }: DocumentRequest,
  form: PostedForm,
): Promise<Refused | undefined> {
  const { context } = request.ardeco;
  const field = fileField({ id: requestId });
  const { errors } = parseFields([field], form, factsOf(request));
  const [upload] = form.uploads.filter((one) => one.field === field.name);
  if (errors.length > 0 || !upload) return { errors, status: 422 };
  const { fileName, content } = upload;
  const deposit = { personId: file.personId, kind, fileName, content };
  const documentId = await depositDocument(context, deposit).catch((error: unknown) => {
    throw refusedFile(error, field.name, fileName);
  });
  await attachDocument(context, { fileId: file.id, documentId, elements: [element], requestId });
  return undefined;
}
