import { type ElementName, elementDefinition, isElementName } from "@ardeco/contracts";
import type { FastifyRequest } from "fastify";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { FileId, PersonId } from "../../../../../../kernel/ids.ts";
import {
  type PostedForm,
  parseFields,
  readForm,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { type Attachment, submitChange } from "../../../../../enrolment/enrolment/index.ts";
import { submitDocument } from "../../../../../enrolment/evidence/index.ts";
import { runFileDeposit } from "../../../../../enrolment/evidence/pages/common/evidence/file-deposit.ts";
import { parseElementAnswer } from "../../../../../identity/identity/pages/common/elements/element-answer.ts";
import {
  findChosenKind,
  formatFileFieldName,
  formatValueFieldName,
  selectFieldsToRead,
} from "./completion-fields.ts";
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
  const facts = { today: toCivilDate(context.now()), answers: {} };
  const { answers, errors } = parseFields(selectFieldsToRead(names, typed), form, facts);
  if (errors.length > 0) return { typed, errors };
  const elements = Object.fromEntries(
    names.map((name) => [name, parseElementAnswer(name, answers, formatValueFieldName(name))]),
  );
  const submit = async () => {
    const { id: personId } = somebody;
    const documents = await saveSentDocuments(context, { personId, names, form });
    return submitChange(context, { personId, elements, documents });
  };
  return submitOrShowAgain(submit, {
    again: ({ errors: refused }): Read => ({ typed, errors: refused.map(toDocumentFieldError) }),
    after: ({ fileId, isSent }) => ({ typed, errors: [], ...(isSent ? {} : { unsent: fileId }) }),
  });
}

/** Keeps the documents that a page of fields sent, each with what it proves; the same one twice is one. */
export async function saveSentDocuments(
  context: Context,
  about: {
    readonly personId: PersonId;
    readonly names: readonly ElementName[];
    readonly form: PostedForm;
  },
): Promise<readonly Attachment[]> {
  const { personId, names, form } = about;
  const deposited: Attachment[] = [];
  for (const name of names) {
    const kind = findChosenKind(name, form.typed);
    if (!kind) continue;
    for (const upload of form.uploads.filter(({ field }) => field === formatFileFieldName(name))) {
      const { content } = upload;
      const deposit = { personId, kind, fileName: upload.fileName, content };
      const said = { field: formatFileFieldName(name), fileName: upload.fileName };
      const documentId = await runFileDeposit(said, () => submitDocument(context, deposit));
      deposited.push({ documentId, elements: [name] });
    }
  }
  return deposited;
}

/** The registry names the element; the page, the field. */
function toDocumentFieldError(error: FieldError): FieldError {
  if (!isElementName(error.field)) return error;
  const { label } = elementDefinition(error.field);
  return {
    field: formatValueFieldName(error.field),
    code: error.code,
    fr: completionWords("fr").notValid(label.fr),
    en: completionWords("en").notValid(label.en),
  };
}
