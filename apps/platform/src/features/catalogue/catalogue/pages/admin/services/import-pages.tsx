import { Alert, Button, FileField, Form, Table, Tag, TextArea } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getTypedText,
  type PostedForm,
  readForm,
  submitOrShowAgain,
  type Visit,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type ImportedService, importCatalogue } from "../../../index.ts";
import { importWords } from "./import-words.ts";
import { draftPath, SERVICES } from "./service-paths.ts";

const PATH = `${SERVICES}/importer`;

/** Services of another catalogue, or of a copy of ours, come in as drafts. */
export function importPages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => {
    requireCapability(request.ardeco.context, "service.draft");
    return showCatalogueImport(reply, { source: "" });
  });
  app.post(PATH, async (request, reply) => handleCatalogueImport(request, reply));
}

async function handleCatalogueImport(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = readForm(request);
  const source = readSource(form);
  if (source === undefined) return showCatalogueImport(reply, { source: "", errors: [notText] });
  return submitOrShowAgain(() => importCatalogue(request.ardeco.context, { source }), {
    again: ({ errors }) => showCatalogueImport(reply, { source, errors }),
    after: (imported) => showCatalogueImport(reply, { source, imported }),
  });
}

/**
 * The file when one was sent, else what was pasted; undefined for bytes that are no text (RFC 8259, section
 * 8.1: UTF-8).
 */
function readSource({ typed, uploads }: PostedForm): string | undefined {
  const file = uploads.find(({ field }) => field === "file");
  if (!file) return getTypedText(typed, "document");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file.content);
  } catch {
    return undefined;
  }
}

const notText: FieldError = {
  field: "file",
  code: "catalogue.file_not_text",
  fr: "Ce fichier n’est pas du texte : enregistrez l’export en JSON-LD (UTF-8).",
  en: "This file is not text: save the export as JSON-LD (UTF-8).",
};

interface ImportView {
  readonly source: string;
  readonly imported?: readonly ImportedService[];
  readonly errors?: readonly FieldError[];
}

function showCatalogueImport(
  reply: FastifyReply,
  { source, imported, errors = [] }: ImportView,
): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language, csrf } = visit;
  const words = importWords(language);
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const [fileError, documentError] = [errorOf("file"), errorOf("document")];
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    { title: words.title, place: "services", above: [], width: "task", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {imported && <Imported imported={imported} visit={visit} />}
      <Form action={formatAdminPath(brand, PATH)} csrf={csrf()} multipart>
        <FileField
          name="file"
          label={words.file}
          hint={words.fileHint}
          accept=".json,.jsonld,application/ld+json,application/json"
          optional
          {...(fileError === undefined ? {} : { error: fileError })}
        />
        <TextArea
          name="document"
          label={words.document}
          hint={words.documentHint}
          rows={14}
          maxLength={4_000_000}
          value={source}
          optional
          {...(documentError === undefined ? {} : { error: documentError })}
        />
        <Button>{words.read}</Button>
      </Form>
    </>,
  );
}

function Imported({
  imported,
  visit,
}: {
  readonly imported: readonly ImportedService[];
  readonly visit: Visit;
}) {
  const words = importWords(visit.language);
  return (
    <>
      <Alert tone="success" title={words.done(imported.length)}>
        <p>{words.doneText}</p>
      </Alert>
      <Table
        id="imported"
        caption={words.caption}
        columns={Object.values(words.columns).map((label) => ({ label }))}
        rows={imported.map((one) => renderImportedRow(one, visit))}
      />
    </>
  );
}

function renderImportedRow(
  { slug, line, outcome, draft, problems }: ImportedService,
  { brand, language }: Visit,
) {
  const words = importWords(language);
  const tone = outcome === "refused" ? "danger" : problems.length > 0 ? "warning" : "success";
  return {
    key: `${slug} ${line}`,
    cells: [
      draft ? (
        <a key="draft" href={formatAdminPath(brand, draftPath(draft.serviceId, draft.version))}>
          {slug}
        </a>
      ) : (
        slug
      ),
      line === undefined ? "–" : String(line),
      <Tag key="outcome" tone={tone}>
        {words.outcomes[outcome]}
      </Tag>,
      problems.length === 0 ? (
        words.ready
      ) : (
        <ul key="problems">
          {problems.map((problem) => (
            <li key={`${problem.field} ${problem.code}`}>
              {problem.field} {problem[language]}
            </li>
          ))}
        </ul>
      ),
    ],
  };
}
