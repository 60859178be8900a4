import { type DocumentKind, documentKinds, type ElementName, elementDefinition } from "@ardeco/contracts";
import { Button, Form } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { toCivilDate } from "../../../../../../../kernel/civil-date.ts";
import {
  type Field,
  FieldView,
  findTextAnswer,
  parseFields,
  readForm,
} from "../../../../../../../web/index.ts";
import type { ElementPair } from "../../../../../../identity/identity/index.ts";
import { formatCheck } from "../../../../../checks/index.ts";
import { submitDocument } from "../../../../../evidence/index.ts";
import type { CheckedDocument } from "../../../../../evidence/pages/common/evidence/check-note.tsx";
import { runFileDeposit } from "../../../../../evidence/pages/common/evidence/file-deposit.ts";
import { addFileDocument, isDecidedOnEvidence, isExamined, type Tracking } from "../../../../index.ts";
import { acceptedFiles } from "../accepted-files.ts";
import { UploadProgress } from "../documents/upload-progress.tsx";
import type { RequestViewProps } from "./request-view-props.ts";
import { requestWords } from "./request-words.ts";
import type { RefusedAnswer } from "./submit-request-answer.ts";

/** In the form posted: a document of the person’s own accord, and no answer to what is asked. */
export const ANOTHER = "autre";
const KIND = "autre_type";
const FILE = "autre_fichier";

const [fr, en] = [requestWords("fr"), requestWords("en")];

/**
 * What a document added by the person may prove, while an agent has the request: the elements that wait for a
 * decision.
 */
export function listUnprovenRequested(
  { file }: Tracking,
  elements: readonly ElementPair[],
): readonly ElementName[] {
  if (!isExamined(file.state)) return [];
  return elements.flatMap(({ name, declared }) => (declared && isDecidedOnEvidence(name) ? [name] : []));
}

const listElementProofs = (name: ElementName): readonly DocumentKind[] => elementDefinition(name).provenBy;

const buildDocumentFields = (names: readonly ElementName[]): readonly Field[] => [
  {
    kind: "choice",
    name: KIND,
    label: { fr: fr.anotherKind, en: en.anotherKind },
    options: [...new Set(names.flatMap(listElementProofs))].map((kind) => ({
      value: kind,
      label: documentKinds[kind],
    })),
  },
  {
    kind: "file",
    name: FILE,
    label: { fr: fr.file, en: en.file },
    hint: { fr: fr.fileHint, en: en.fileHint },
    accept: acceptedFiles,
  },
];

/** Whether a check has told the person that one of their documents does not prove the request. */
export const isNotEnough = (checked: readonly CheckedDocument[]): boolean =>
  checked.some(({ check }) => formatCheck(check).tone === "notice");

/** A document promised, or better than the one sent, is added at any time while the request waits. */
export function AnotherDocument({
  visit,
  toProve,
  typed,
  errors,
  action,
}: RequestViewProps & { action: string }) {
  if (toProve.length === 0) return null;
  const { language } = visit;
  const words = requestWords(language);
  return (
    <section class="ar-stack">
      <h2>{words.another}</h2>
      <Form action={action} csrf={visit.csrf()} hidden={{ [ANOTHER]: "oui" }} multipart>
        {buildDocumentFields(toProve).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <Button icon="upload">{words.addAnother}</Button>
      </Form>
      <UploadProgress language={language} />
    </section>
  );
}

/** Deposits it, with all that it may prove of what waits. Sent twice, it is the same document. */
export async function addAnother(
  request: FastifyRequest,
  { file }: Tracking,
  toProve: readonly ElementName[],
): Promise<RefusedAnswer | undefined> {
  const { context } = request.ardeco;
  const form = readForm(request);
  const facts = { today: toCivilDate(context.now()), answers: {} };
  const { answers, errors } = parseFields(buildDocumentFields(toProve), form, facts);
  const [upload] = form.uploads.filter(({ field }) => field === FILE);
  if (errors.length > 0 || !upload) return { errors, status: 422 };
  const chosen = findTextAnswer(answers, KIND);
  const proven = toProve.filter((name) => listElementProofs(name).some((one) => one === chosen));
  const kind = proven.flatMap(listElementProofs).find((one) => one === chosen);
  if (!kind) return { errors, status: 422 };
  const { fileName, content } = upload;
  const deposit = { personId: file.personId, kind, fileName, content };
  const said = { field: FILE, fileName };
  const documentId = await runFileDeposit(said, () => submitDocument(context, deposit));
  await addFileDocument(context, { fileId: file.id, documentId, elements: proven });
  return undefined;
}
