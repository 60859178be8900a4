import { Button, Form } from "@ardeco/ui";
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
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import {
  type DocumentKind,
  decisions,
  monthsAllowed,
  opinions,
  recordDecision,
  recordOpinion,
  TEXT_LENGTH,
  type Version,
} from "../../../index.ts";
import { complianceWords } from "./compliance-words.ts";
import { documentWords } from "./document-words.ts";
import { formatKindPath, formatVersionPath } from "./paths.ts";
import { readAsked } from "./version-page.tsx";
import { versionWords } from "./version-words.ts";

const both = bothIn(versionWords);
const said = bothIn(documentWords);

const opinionFields: readonly Field[] = [
  {
    kind: "choice",
    name: "avis",
    label: both((words) => words.opinion),
    options: opinions.map((value) => ({ value, label: said((words) => words.opinions[value]) })),
  },
  {
    kind: "text",
    name: "observations",
    multiline: true,
    maxLength: TEXT_LENGTH,
    label: both((words) => words.opinionWords),
    why: both((words) => words.opinionWhy),
  },
];

const listDecisionFields = (kind: DocumentKind): readonly Field[] => [
  {
    kind: "choice",
    name: "decision",
    label: both((words) => words.decision),
    options: decisions.map((value) => ({ value, label: said((words) => words.decisions[value]) })),
  },
  {
    kind: "choice",
    name: "duree",
    label: both((words) => words.months),
    why: both((words) => words.monthsWhy),
    options: monthsAllowed[kind].map((count) => ({
      value: String(count),
      label: both((words) => words.monthsLabel(count)),
    })),
  },
  {
    kind: "text",
    name: "conditions",
    multiline: true,
    maxLength: TEXT_LENGTH,
    optional: true,
    label: both((words) => words.decisionWords),
    why: both((words) => words.decisionWordsWhy),
  },
  {
    kind: "text",
    name: "signataire",
    maxLength: 200,
    label: both((words) => words.signatory),
    hint: both((words) => words.signatoryHint),
  },
];

interface Judging {
  readonly version: Version;
  readonly path: "avis" | "decision";
  readonly fields: readonly Field[];
  readonly errors?: readonly FieldError[];
}

function showForm(request: FastifyRequest, reply: FastifyReply, judging: Judging): FastifyReply {
  const { brand, language, csrf } = request.ardeco;
  const { version, path, fields, errors = [] } = judging;
  const words = versionWords(language);
  const common = complianceWords(language);
  const isOpinion = path === "avis";
  const title = isOpinion ? words.opinionTitle : words.decisionTitle;
  const { typed } = readForm(request);
  return sendAdminPage(
    reply,
    {
      title,
      place: "compliance",
      above: [
        { href: formatAdminPath(brand, formatKindPath(version.kind)), label: common.names[version.kind] },
        { href: formatAdminPath(brand, formatVersionPath(version)), label: common.version(version.number) },
      ],
      width: "task",
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{(isOpinion ? words.opinionLead : words.decisionLead)[version.kind]}</p>
      <Form action={formatAdminPath(brand, `${formatVersionPath(version)}/${path}`)} csrf={csrf()}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <Button icon="check">{isOpinion ? words.send : words.sendDecision}</Button>
      </Form>
    </>,
  );
}

export async function showOpinion(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { version } = await readAsked(request);
  return showForm(request, reply, { version, path: "avis", fields: opinionFields });
}

export async function showDecision(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { version } = await readAsked(request);
  return showForm(request, reply, { version, path: "decision", fields: listDecisionFields(version.kind) });
}

export async function handleOpinion(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { version } = await readAsked(request);
  const { answers, errors } = parse(request, opinionFields);
  if (errors.length > 0)
    return showForm(request, reply, { version, path: "avis", fields: opinionFields, errors });
  await recordOpinion(context, {
    id: version.id,
    opinion: opinions.find((one) => one === findTextAnswer(answers, "avis")) ?? "unfavourable",
    words: findTextAnswer(answers, "observations") ?? "",
  });
  return sendSeeOther(reply, `${formatAdminPath(brand, formatVersionPath(version))}?fait=avis`);
}

export async function handleDecision(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { version } = await readAsked(request);
  const fields = listDecisionFields(version.kind);
  const { answers, errors } = parse(request, fields);
  if (errors.length > 0) return showForm(request, reply, { version, path: "decision", fields, errors });
  await recordDecision(context, {
    id: version.id,
    decision: decisions.find((one) => one === findTextAnswer(answers, "decision")) ?? "refused",
    words: findTextAnswer(answers, "conditions") ?? "",
    signatory: findTextAnswer(answers, "signataire") ?? "",
    months: Number(findTextAnswer(answers, "duree") ?? "0"),
  });
  return sendSeeOther(reply, `${formatAdminPath(brand, formatVersionPath(version))}?fait=decision`);
}

function parse(request: FastifyRequest, fields: readonly Field[]) {
  const today = toCivilDate(request.ardeco.context.now());
  return parseFields(fields, readForm(request), { today, answers: {} });
}
