import { type ElementName, elementDefinition, isElementName } from "@ardeco/contracts";
import type { FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import type { FileId, PersonId } from "../../../kernel/ids.ts";
import { attachDocument } from "../../../modules/enrolment/index.ts";
import { depositDocument } from "../../../modules/evidence/index.ts";
import { type PostedForm, parseFields, readForm, type TypedValues } from "../../../web/index.ts";
import { valueOfAnswer } from "../../element-answer.ts";
import { refusedFile } from "../../refused-file.ts";
import type { Somebody } from "../common/somebody.ts";
import { declareChange } from "../elements/declare-change.ts";
import { fieldsToRead, fileName, kindChosen, valueName } from "./completion-fields.ts";
import { completionWords } from "./completion-words.ts";

interface Read {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  /** The file that must be finished first. */
  readonly unsent?: FileId;
}

/** Reads one page of what lacks, and puts it before an agent when nothing is to be corrected. */
export async function readCompletion(
  request: FastifyRequest,
  { somebody, names }: { readonly somebody: Somebody; readonly names: readonly ElementName[] },
): Promise<Read> {
  const { context } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const facts = { today: civilDate(context.now()), answers: {} };
  const { answers, errors } = parseFields(fieldsToRead(names, typed), form, facts);
  if (errors.length > 0) return { typed, errors };
  const elements = Object.fromEntries(
    names.map((name) => [name, valueOfAnswer(name, answers, valueName(name))]),
  );
  try {
    const attach = (fileId: FileId) => attachAll(context, { personId: somebody.id, fileId, names, form });
    const declared = await declareChange(context, { somebody, elements, attach });
    return { typed, errors: [], ...(declared.sent ? {} : { unsent: declared.unsent }) };
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    return { typed, errors: error.fields.map(besideItsField) };
  }
}

/** Joins to a file the documents that a page of fields sent, each beside what it proves. */
export async function attachAll(
  context: Context,
  about: {
    readonly personId: PersonId;
    readonly fileId: FileId;
    readonly names: readonly ElementName[];
    readonly form: PostedForm;
  },
): Promise<void> {
  const { personId, fileId, names, form } = about;
  for (const name of names) {
    const kind = kindChosen(name, form.typed);
    if (!kind) continue;
    for (const upload of form.uploads.filter(({ field }) => field === fileName(name))) {
      const { content } = upload;
      const deposit = { personId, kind, fileName: upload.fileName, content };
      const documentId = await depositDocument(context, deposit).catch((error: unknown) => {
        throw refusedFile(error, fileName(name), upload.fileName);
      });
      await attachDocument(context, { fileId, documentId, elements: [name] });
    }
  }
}

/** The registry names the element; the page, the field. */
function besideItsField(error: FieldError): FieldError {
  if (!isElementName(error.field)) return error;
  const { label } = elementDefinition(error.field);
  return {
    field: valueName(error.field),
    code: error.code,
    fr: completionWords("fr").notValid(label.fr),
    en: completionWords("en").notValid(label.en),
  };
}
