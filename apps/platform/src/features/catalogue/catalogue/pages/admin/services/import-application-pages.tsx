import { Alert, Button, Definition, Form, LinkButton, TextArea } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { AppError, FieldError } from "../../../../../../kernel/errors.ts";
import { recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { FormErrors, getTypedText, readForm } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type ImportedApplication, importApplication } from "../../../../../consent/sandbox/index.ts";
import { importApplicationWords } from "./import-application-words.ts";
import { draftPath, SERVICES } from "./service-paths.ts";

const PATH = `${SERVICES}/importer-application`;

/** What a vendor tried in the sandbox comes in as a draft, with its application: nothing is retyped. */
export function importApplicationPages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => {
    requireCapability(request.ardeco.context, "service.draft");
    requireCapability(request.ardeco.context, "client.manage");
    return showApplicationImport(reply, { source: "" });
  });
  app.post(PATH, async (request, reply) => handleApplicationImport(request, reply));
}

async function handleApplicationImport(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const source = getTypedText(readForm(request).typed, "document");
  const runImport = async () =>
    showImported(reply, await importApplication(request.ardeco.context, { source }));
  return recoverRefusal("4xx", runImport, (refusal) => {
    if (refusal.status === 403) throw refusal;
    return showApplicationImport(reply, { source, errors: toImportFieldErrors(refusal) });
  });
}

/** What does not suit, under the one field there is: the addresses of the file are the vendor's to change. */
function toImportFieldErrors({ code, definition, fields }: AppError): readonly FieldError[] {
  const told = fields.length > 0 ? fields : [definition];
  const sentence = (language: "fr" | "en") =>
    [definition[language], ...told.map((one) => one[language]), definition.todo[language]].filter(
      (text, index, all) => all.indexOf(text) === index,
    );
  return [{ field: "document", code, fr: sentence("fr").join(" "), en: sentence("en").join(" ") }];
}

interface ImportState {
  readonly source: string;
  readonly errors?: readonly FieldError[];
}

function showApplicationImport(reply: FastifyReply, { source, errors = [] }: ImportState): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = importApplicationWords(language);
  const error = errors[0]?.[language];
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    { title: words.title, place: "services", above: [], width: "task", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Form action={formatAdminPath(brand, PATH)} csrf={csrf()}>
        <TextArea
          name="document"
          label={words.document}
          hint={words.documentHint}
          rows={14}
          maxLength={200_000}
          value={source}
          {...(error === undefined ? {} : { error })}
        />
        <Button>{words.read}</Button>
      </Form>
    </>,
  );
}

/** The answer to a post, never a page with an address: the secret is shown this once. */
function showImported(reply: FastifyReply, imported: ImportedApplication): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = importApplicationWords(language);
  const { clientId, secret, checks } = imported;
  const seen = checks.filter((one) => one.seen).length;
  return sendAdminPage(
    reply.header("cache-control", "no-store"),
    { title: words.doneTitle, place: "services", width: "task" },
    <>
      <h1>{words.doneTitle}</h1>
      <Alert tone="success" title={imported.title[language]}>
        <p>{words.doneText}</p>
      </Alert>
      <Definition
        items={[
          { term: words.identifier, description: <code>{clientId}</code> },
          ...(secret === undefined ? [] : [{ term: words.secret, description: <code>{secret}</code> }]),
          { term: words.checks, description: words.checksSeen(seen, checks.length) },
        ]}
      />
      <LinkButton href={formatAdminPath(brand, draftPath(imported.serviceId, 1))}>{words.toDraft}</LinkButton>
    </>,
  );
}
