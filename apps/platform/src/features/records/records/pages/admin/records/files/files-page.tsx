import { Alert, Button, EmptyState, FileField, Form, Section, Table, Tag, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate } from "../../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../../kernel/ids.ts";
import { toTidyText } from "../../../../../../../kernel/text.ts";
import {
  FormErrors,
  findStreamedFile,
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
  toFieldError,
  type Visit,
} from "../../../../../../../web/index.ts";
import {
  type Establishment,
  listEstablishments,
  listFiles,
  type PersonFile,
  receiveFile,
  recordsErrors,
} from "../../../../index.ts";
import { FILES, formatFilePath } from "./paths.ts";
import { recordWords } from "./record-words.ts";

interface FilesView {
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
}

export async function showFiles(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = "", errors = [] }: FilesView = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = recordWords(language);
  const { files, known } = await context.transaction(async (tx) => ({
    files: await listFiles(tx, context),
    known: await listEstablishments(tx, context),
  }));
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    { title: words.title, place: "records", width: "wide", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {getQueryText(request, "deja") === "oui" && <Alert tone="info" title={words.alreadyKnown} />}
      <Deposit {...{ visit, known, typed, errors }} />
      <Section id="fichiers" title={words.past}>
        {files.length === 0 ? (
          <EmptyState title={words.none} icon="users">
            <p>{words.noneText}</p>
          </EmptyState>
        ) : (
          <Table
            id="deposes"
            caption={words.past}
            isTitled
            columns={Object.entries(words.columns).map(([name, label]) => ({
              label,
              numeric: name === "lines" || name === "refused",
            }))}
            rows={files.map((file) => buildFileListRow(file, visit))}
          />
        )}
      </Section>
      <Section id="pourquoi" title={words.why}>
        <p>{words.purpose}</p>
        <p>{words.clocks}</p>
      </Section>
    </>,
  );
}

interface DepositProps {
  readonly visit: Visit;
  readonly known: readonly Establishment[];
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

function Deposit({ visit, known, typed, errors }: DepositProps) {
  const { brand, language, csrf, context } = visit;
  const words = recordWords(language);
  const errorOf = (name: string) => {
    const error = errors.find(({ field }) => field === name)?.[language];
    return error === undefined ? {} : { error };
  };
  const names = known.map(({ name }) => name).join(", ");
  return (
    <Section id="deposer" title={words.deposit}>
      <Form
        action={formatAdminPath(brand, `${FILES}/fichiers`)}
        csrf={csrf()}
        hidden={{ id: context.newId<string>() }}
        multipart
      >
        <TextField
          name="etablissement"
          label={words.establishment}
          hint={known.length === 0 ? words.establishmentHint : words.known(names)}
          value={typed}
          {...errorOf("etablissement")}
        />
        {/* Last: what is before it is judged before its first byte is read. */}
        <FileField
          name="fichier"
          label={words.file}
          hint={words.fileHint}
          accept=".csv,.txt,text/csv,text/plain"
          {...errorOf("fichier")}
        />
        <Button icon="upload">{words.send}</Button>
      </Form>
      <p>
        <a href={formatAdminPath(brand, `${FILES}/exemple.csv`)}>{words.example}</a>
      </p>
    </Section>
  );
}

function buildFileListRow(file: PersonFile, { brand, language }: Visit) {
  const words = recordWords(language);
  const number = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB");
  const tones = { received: "warning", running: "info", stopped: "warning", done: "success" } as const;
  return {
    key: file.id,
    cells: [
      <a key="name" href={formatAdminPath(brand, formatFilePath(file.id))}>
        {file.establishment}
      </a>,
      formatLongDate(file.receivedOn, language),
      <Tag key="state" tone={tones[file.state]}>
        {words.states[file.state]}
      </Tag>,
      number.format(file.lines),
      number.format(file.refused),
    ],
  };
}

/** The file is read as it comes, once the token and the role were judged. */
export async function handleFileDeposit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const establishment = getTypedText(typed, "etablissement");
  const asked = getTypedText(typed, "id");
  const id = isUuid(asked)
    ? parseId<"personFile">(asked)
    : context.newId<ReturnType<typeof parseId<"personFile">>>();
  const content = findStreamedFile(request);
  const missing = [
    ...(toTidyText(establishment) === ""
      ? [toFieldError("etablissement", recordsErrors.error("records.establishment_missing"))]
      : []),
    ...(content ? [] : [toFieldError("fichier", recordsErrors.error("records.file_missing"))]),
  ];
  if (!content || missing.length > 0)
    return showFiles(request, reply, { typed: establishment, errors: missing });
  return submitOrShowAgain(() => receiveFile(context, { id, establishment, content }), {
    besides: {
      ...toBesides(recordsErrors, "fichier"),
      "records.establishment_missing": "etablissement",
    },
    again: ({ errors }) => showFiles(request, reply, { typed: establishment, errors }),
    after: (kept) => {
      const path = formatAdminPath(brand, formatFilePath(kept));
      return sendSeeOther(reply, `${path}${kept === id ? "" : "?deja=oui"}`);
    },
  });
}
