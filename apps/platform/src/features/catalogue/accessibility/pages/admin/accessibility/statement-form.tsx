import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Answers,
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  parseFields,
  readForm,
  sendSeeOther,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { type AccessibilityReport, type PublishedReport, publishReport } from "../../../index.ts";
import { accessibilityWords } from "./accessibility-words.ts";

const both = bothIn(accessibilityWords);

export const DECLARE = `${adminPlaces.accessibility.path}/declaration`;

const lists = ["failures", "exemptions", "outOfScope", "commitments", "actions", "review"] as const;
const audit = ["auditOn", "auditBy", "rate"] as const;

const fields: readonly Field[] = [
  {
    kind: "text",
    name: "auditOn",
    label: both(({ auditOn }) => auditOn),
    hint: both(({ auditHint }) => auditHint),
    pattern: {
      test: /^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])$/,
      sentence: both(({ auditHint }) => auditHint),
    },
    optional: true,
    width: "medium",
  },
  {
    kind: "text",
    name: "auditBy",
    label: both(({ auditBy }) => auditBy),
    maxLength: 300,
    optional: true,
  },
  {
    kind: "text",
    name: "rate",
    label: both(({ rate }) => rate),
    pattern: { test: /^(\d{1,2}|100)$/, sentence: both(({ rate }) => rate) },
    inputMode: "numeric",
    optional: true,
    width: "short",
  },
  ...lists.map(
    (name): Field => ({
      kind: "text",
      name,
      label: both((words) => words[name]),
      multiline: true,
      maxLength: 5_000,
      optional: true,
    }),
  ),
];

export function toStatementTypedValues(report: PublishedReport | undefined): TypedValues {
  const texts: [string, string][] = [
    ["auditOn", report?.audit?.on ?? ""],
    ["auditBy", report?.audit?.by ?? ""],
    ["rate", report?.audit ? String(report.audit.ratePercent) : ""],
    ...lists.map((name): [string, string] => [name, (report?.[name] ?? []).join("\n")]),
  ];
  return new Map(texts.map(([name, text]) => [name, [text]]));
}

export async function saveStatement(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(fields, form, { today, answers: {} });
  const wrong = [...errors, ...validateAuditFields(answers)];
  if (wrong.length > 0) return showStatementForm(reply, form.typed, wrong);
  await publishReport(context, parseAccessibilityReport(answers, today));
  return sendSeeOther(reply, formatAdminPath(brand, "/accessibilite"));
}

/** An audit is a day, a name and a rate: two of them would declare what nobody measured. */
function validateAuditFields(answers: Answers): readonly FieldError[] {
  const given = audit.filter((name) => findTextAnswer(answers, name));
  if (given.length === 0 || given.length === audit.length) return [];
  const missing = audit.find((name) => !given.includes(name)) ?? "auditOn";
  return [{ field: missing, code: "field.missing", ...both(({ auditWhole }) => auditWhole) }];
}

const LINES = 60;
const LINE = 500;

function parseAccessibilityReport(answers: Answers, today: string): AccessibilityReport {
  const lines = (name: string): string[] =>
    (findTextAnswer(answers, name) ?? "")
      .split(/\r?\n/)
      .map((line) => line.trim().slice(0, LINE))
      .filter((line) => line !== "")
      .slice(0, LINES);
  const [on, by, rate] = audit.map((name) => findTextAnswer(answers, name));
  return {
    conformity: "none",
    ...(on && by && rate ? { audit: { on, by, ratePercent: Number(rate) } } : {}),
    establishedOn: today,
    failures: lines("failures"),
    exemptions: lines("exemptions"),
    outOfScope: lines("outOfScope"),
    commitments: lines("commitments"),
    actions: lines("actions"),
    review: lines("review"),
  };
}

export function showStatementForm(
  reply: FastifyReply,
  typed: TypedValues,
  errors: readonly FieldError[],
): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = accessibilityWords(language);
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    {
      title: words.declare,
      place: "accessibility",
      above: [],
      width: "task",
      status,
      hasErrors: status === 422,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.declare}</h1>
      <p class="ar-lead">{words.formLead}</p>
      <Form action={formatAdminPath(brand, DECLARE)} csrf={csrf()}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button icon="check">{words.save}</Button>
      </Form>
    </>,
  );
}
