import { Alert, Button, Definition, EmptyState, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getQueryText,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toTypedValues,
} from "../../../../../../web/index.ts";
import { assignPayer, type PayerChoice, readPayerChoice } from "../../../index.ts";
import { invoiceAdminWords } from "./invoice-admin-words.ts";
import { parseMonthParam } from "./parse-month-param.ts";
import { buildMonthPreparationPath, buildPayerPath } from "./paths.ts";

const both = bothIn(invoiceAdminWords);

const buildPayerFields = ({ candidates }: PayerChoice): readonly Field[] => [
  {
    kind: "choice",
    name: "payeur",
    label: both(({ payerChoice }) => payerChoice),
    options: candidates.map(({ personId, name }) => ({ value: personId, label: { fr: name, en: name } })),
  },
  {
    kind: "date",
    name: "depuis",
    label: both(({ payerFrom }) => payerFrom),
    hint: both(({ payerFromHint }) => payerFromHint),
  },
];

const parseAccountParams = (request: FastifyRequest) => ({
  seriesId: parsePathId<"invoiceSeries">(request, "series"),
  accountId: parsePathId<"counterAccount">(request, "account"),
});

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/** Who may pay an account on which nothing decides, and what an agent says of it. */
export async function showPayer(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors = [] }: FormView = {},
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const words = invoiceAdminWords(language);
  const account = parseAccountParams(request);
  const month = parseMonthParam(request);
  const choice = await readPayerChoice(context, account);
  const fields = buildPayerFields(choice);
  const given = typed ? getTypedText(typed, "id") : "";
  // The same form sent twice is said once.
  const id = isUuid(given) ? given : context.newId();
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  const path = buildPayerPath({ series: account.seriesId, account: account.accountId, month });
  return sendAdminPage(
    reply,
    {
      title: words.payerTitle,
      place: "invoices",
      width: "task",
      above: [
        {
          href: formatAdminPath(brand, buildMonthPreparationPath(account.seriesId, month)),
          label: words.prepare,
        },
      ],
      ...refused,
    },
    <>
      <FormErrors errors={errors} language={language} />
      {getQueryText(request, "fait") === "dit" && <Alert tone="success" title={words.payerSaved} />}
      <h1>{words.payerTitle}</h1>
      <p class="ar-lead">{words.payerLead}</p>
      <Definition
        items={[
          { term: words.payerOf, description: formatHolderNames(choice, words.unnamed) },
          { term: words.payerBy, description: choice.series.name },
        ]}
      />
      {choice.candidates.length === 0 ? (
        <EmptyState title={words.payerNone} icon="users">
          <p>{words.payerNoneText}</p>
        </EmptyState>
      ) : (
        <Form action={formatAdminPath(brand, path)} csrf={csrf()} hidden={{ id, mois: month }}>
          {fields.map((field) => (
            <FieldView
              key={field.name}
              {...{ field, errors, language }}
              typed={typed ?? toTypedValues(fields, { depuis: choice.from })}
              answers={{}}
            />
          ))}
          <Button>{words.payerSave}</Button>
        </Form>
      )}
      <FormerNamings choice={choice} language={language} />
    </>,
  );
}

const formatHolderNames = ({ holders }: PayerChoice, unnamed: string): string =>
  holders.map(({ name }) => name || unnamed).join(", ");

function FormerNamings({
  choice: { named },
  language,
}: {
  readonly choice: PayerChoice;
  readonly language: Language;
}) {
  const words = invoiceAdminWords(language);
  if (named.length === 0) return null;
  return (
    <Section id="avant" title={words.payerBefore}>
      <ul>
        {named.map(({ name, from, on, by }, index) => (
          <li key={index}>
            {words.payerSaid(
              name || words.unnamed,
              formatPlainDate(from, language),
              formatPlainDate(on, language),
              by,
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export async function handlePayerForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const account = parseAccountParams(request);
  const choice = await readPayerChoice(context, account);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildPayerFields(choice), form, { today, answers: {} });
  if (errors.length > 0) return showPayer(request, reply, { typed, errors });
  const given = getTypedText(typed, "id");
  const assigned = {
    ...account,
    id: isUuid(given) ? given : context.newId(),
    payerId: parseId<"person">(findTextAnswer(answers, "payeur") ?? ""),
    from: findTextAnswer(answers, "depuis") ?? "",
  };
  const path = buildPayerPath({
    series: account.seriesId,
    account: account.accountId,
    month: parseMonthParam(request),
  });
  return submitOrShowAgain(() => assignPayer(context, assigned), {
    besides: BESIDE,
    again: (refused) => showPayer(request, reply, { typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, path)}&fait=dit`),
  });
}

const BESIDE: Readonly<Record<string, string>> = {
  "invoices.from_not_valid": "depuis",
  "invoices.payer_not_possible": "payeur",
  "invoices.own_interest": "payeur",
};
