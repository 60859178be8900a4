import { Button, Definition, Details, Form, RadioGroup, TextArea, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getTypedText,
  parsePathId,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { buildFilesPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { getTaskServiceTitle } from "../../../../subscriptions/pages/admin/tasks/list-page.tsx";
import {
  dateShapes,
  encodings,
  findTransfer,
  separators,
  type Transfer,
  transfersErrors,
  updateTransferSettings,
  writeColumns,
} from "../../../index.ts";
import { transferWords } from "./transfer-words.ts";

const schedules = ["daily", "weekly", "on_demand"] as const;

export async function showFormat(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return renderFormatPage(reply);
}

export async function saveFormat(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const serviceId = parsePathId<"service">(request, "service");
  const { typed } = readForm(request);
  return submitOrShowAgain(() => updateTransferSettings(context, { serviceId, ...readSettings(typed) }), {
    again: ({ errors }) => renderFormatPage(reply, { typed, errors }),
    after: () => sendSeeOther(reply, formatAdminPath(brand, buildFilesPath(serviceId))),
  });
}

const parseChoice = <T extends string>(
  typed: TypedValues,
  name: string,
  among: readonly T[],
  otherwise: T,
): T => among.find((one) => one === getTypedText(typed, name)) ?? otherwise;

function readSettings(typed: TypedValues) {
  return {
    revision: parseRevision(typed),
    columns: getTypedText(typed, "columns"),
    separator: separators[["semicolon", "comma", "tab"].indexOf(getTypedText(typed, "separator"))] ?? ";",
    encoding: parseChoice(typed, "encoding", encodings, "utf-8-bom"),
    dates: parseChoice(typed, "dates", dateShapes, "iso"),
    schedule: parseChoice(typed, "schedule", schedules, "daily"),
    lateAfterDays: Number.parseInt(getTypedText(typed, "lateAfterDays"), 10) || 3,
  };
}

function toFormatTypedValues({ format, columns, schedule, lateAfterDays }: Transfer): TypedValues {
  return new Map([
    ["columns", [writeColumns(columns)]],
    ["separator", [["semicolon", "comma", "tab"][separators.indexOf(format.separator)] ?? "semicolon"]],
    ["encoding", [format.encoding]],
    ["dates", [format.dates]],
    ["schedule", [schedule]],
    ["lateAfterDays", [String(lateAfterDays)]],
  ]);
}

async function renderFormatPage(
  reply: FastifyReply,
  refused?: { readonly typed: TypedValues; readonly errors: readonly FieldError[] },
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = reply.request.ardeco;
  const serviceId = parsePathId<"service">(reply.request, "service");
  const name = await getTaskServiceTitle(context, serviceId);
  const transfer = await findTransfer(context, serviceId);
  if (!transfer) throw transfersErrors.error("transfers.not_connected");
  const words = transferWords(language);
  const path = formatAdminPath(brand, buildFilesPath(serviceId));
  const errors = refused?.errors ?? [];
  return sendAdminPage(
    reply,
    {
      title: words.format,
      place: "services",
      width: "task",
      status: errors.length > 0 ? 422 : 200,
      hasErrors: errors.length > 0,
      above: [{ href: path, label: words.title(name) }],
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.format}</h1>
      <p class="ar-lead">{words.formatLead}</p>
      <Form action={`${path}/format`} csrf={csrf()} hidden={{ _revision: String(transfer.revision) }}>
        <Fields
          typed={refused?.typed ?? toFormatTypedValues(transfer)}
          error={errors.map((error) => error[language]).join(" ")}
          {...{ transfer, language }}
        />
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

function Fields({
  typed,
  error,
  transfer,
  language,
}: {
  readonly typed: TypedValues;
  readonly error: string;
  readonly transfer: Transfer;
  readonly language: "fr" | "en";
}) {
  const words = transferWords(language);
  const field = (name: string) => ({ name, value: typed.get(name)?.[0] ?? "" });
  const choices = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <>
      <TextArea
        {...field("columns")}
        label={words.columnsLabel}
        hint={words.columnsHint}
        rows={12}
        maxLength={6_000}
        optional
        {...(error === "" ? {} : { error })}
      />
      <Details summary={words.sources}>
        <Definition
          items={transfer.sources.map((source) => ({
            term: source.label[language],
            description: <code>{source.name}</code>,
          }))}
        />
      </Details>
      <RadioGroup {...field("separator")} label={words.separator} choices={choices(words.separators)} />
      <RadioGroup {...field("encoding")} label={words.encoding} choices={choices(words.encodings)} />
      <RadioGroup {...field("dates")} label={words.dates} choices={choices(words.dateShapes)} />
      <RadioGroup {...field("schedule")} label={words.schedule} choices={choices(words.schedules)} />
      <TextField
        {...field("lateAfterDays")}
        label={words.lateAfter}
        hint={words.lateAfterHint}
        maxLength={2}
      />
    </>
  );
}
