import { Alert, Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  parseFields,
  parsePathNumber,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import {
  type DocumentKind,
  readVersion,
  saveTexts,
  TEXT_LENGTH,
  type Texts,
  textNames,
  type Version,
} from "../../../index.ts";
import { complianceWords } from "./compliance-words.ts";
import { documentWords } from "./document-words.ts";
import { formatKindPath, formatVersionPath, parseKindParameter } from "./paths.ts";
import { versionWords } from "./version-words.ts";

const both = bothIn(documentWords);

const listTextFields = (kind: DocumentKind): readonly Field[] =>
  textNames[kind].map((name) => ({
    kind: "text",
    name,
    multiline: true,
    maxLength: TEXT_LENGTH,
    optional: true,
    label: both(({ texts }) => texts[name]),
    why: both(({ hints }) => hints[name]),
  }));

interface Refused {
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly typed?: TypedValues;
}

/** What people write by hand: all on one page, kept as a whole. */
export async function showTexts(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: Refused,
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const kind = parseKindParameter(request);
  const { version } = await readVersion(context, kind, parsePathNumber(request, "version"));
  const words = versionWords(language);
  const typed = refused?.typed ?? toTypedTexts(version);
  const errors = refused?.errors ?? [];
  const name = complianceWords(language).names[kind];
  return sendAdminPage(
    reply,
    {
      title: words.textsTitle,
      place: "compliance",
      above: [
        { href: formatAdminPath(brand, formatKindPath(kind)), label: name },
        {
          href: formatAdminPath(brand, formatVersionPath(version)),
          label: complianceWords(language).version(version.number),
        },
      ],
      width: "task",
      ...(refused ? { status: refused.status, hasErrors: errors.length > 0 } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {refused?.status === 409 && <Alert tone="warning" title={words.conflict} />}
      <h1>{words.textsTitle}</h1>
      <p class="ar-lead">{words.textsLead}</p>
      <Form
        action={formatAdminPath(brand, `${formatVersionPath(version)}/textes`)}
        csrf={csrf()}
        hidden={{ _revision: String(version.revision) }}
      >
        {listTextFields(kind).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <Button icon="check">{words.save}</Button>
      </Form>
    </>,
  );
}

const toTypedTexts = ({ kind, texts }: Version): TypedValues =>
  new Map(textNames[kind].map((name) => [name, [texts[name] ?? ""]]));

export async function handleTexts(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const kind = parseKindParameter(request);
  const number = parsePathNumber(request, "version");
  const { version } = await readVersion(context, kind, number);
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(listTextFields(kind), form, { today, answers: {} });
  if (errors.length > 0) return showTexts(request, reply, { status: 422, errors, typed: form.typed });
  const texts: Texts = Object.fromEntries(
    textNames[kind].map((name) => [name, findTextAnswer(answers, name) ?? ""]),
  );
  const path = formatAdminPath(brand, formatVersionPath({ kind, number }));
  const saved = { id: version.id, revision: parseRevision(form.typed), texts };
  return submitOrShowAgain(() => saveTexts(context, saved), {
    besides: { "request.changed_meanwhile": "" },
    again: ({ status, errors: refused }) =>
      showTexts(request, reply, { status, errors: refused, typed: form.typed }),
    after: () => sendSeeOther(reply, `${path}?fait=textes`),
  });
}
