import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";

import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getTypedText,
  listChoiceAnswers,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBesides,
} from "../../../../../../web/index.ts";
import { type Counter, readCounters } from "../../../../../ledger/counters/index.ts";
import { type InvoiceSeriesId, invoicesErrors, setSeries } from "../../../index.ts";
import { invoiceAdminWords } from "./invoice-admin-words.ts";
import { INVOICES, NEW_SERIES } from "./paths.ts";

const both = bothIn(invoiceAdminWords);

const buildSeriesFields = (counters: readonly Counter[]): readonly Field[] => [
  { kind: "text", name: "name", label: both(({ name }) => name), maxLength: 80 },
  {
    kind: "text",
    name: "code",
    label: both(({ code }) => code),
    hint: both(({ codeHint }) => codeHint),
    maxLength: 12,
    width: "short",
  },
  { kind: "text", name: "address", label: both(({ address }) => address), maxLength: 300, optional: true },
  {
    kind: "text",
    name: "siret",
    label: both(({ siret }) => siret),
    maxLength: 20,
    inputMode: "numeric",
    width: "short",
    optional: true,
  },
  {
    kind: "text",
    name: "due_days",
    label: both(({ dueDays }) => dueDays),
    hint: both(({ dueDaysHint }) => dueDaysHint),
    maxLength: 2,
    inputMode: "numeric",
    width: "short",
  },
  {
    kind: "text",
    name: "help",
    multiline: true,
    label: both(({ help }) => help),
    hint: both(({ helpHint }) => helpHint),
    maxLength: 300,
  },
  {
    kind: "choices",
    name: "counters",
    label: both((words) => words.counters),
    why: both(({ countersWhy }) => countersWhy),
    options: counters.map(({ id, name }) => ({ value: id, label: name })),
  },
];

const listInvoicedCounters = async ({ ardeco: { context } }: FastifyRequest): Promise<readonly Counter[]> =>
  (await readCounters(context)).filter(({ paidAfter }) => paidAfter === true);

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export async function showSeriesForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: FormView = {},
): Promise<FastifyReply> {
  const { brand, language, csrf, context } = request.ardeco;
  const words = invoiceAdminWords(language);
  const given = getTypedText(typed, "id");
  // The same form sent twice is one series.
  const id = isUuid(given) ? given : context.newId<InvoiceSeriesId>();
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  const fields = buildSeriesFields(await listInvoicedCounters(request));
  return sendAdminPage(
    reply,
    { title: words.formTitle, place: "invoices", width: "task", above: [], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.formTitle}</h1>
      <p class="ar-lead">{words.formLead}</p>
      <Form action={formatAdminPath(brand, NEW_SERIES)} csrf={csrf()} hidden={{ id }}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

export async function handleSeriesForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildSeriesFields(await listInvoicedCounters(request)), form, {
    today,
    answers: {},
  });
  if (errors.length > 0) return showSeriesForm(request, reply, { typed, errors });
  const given = getTypedText(typed, "id");
  const series = {
    id: isUuid(given) ? parseId<"invoiceSeries">(given) : context.newId<InvoiceSeriesId>(),
    name: findTextAnswer(answers, "name") ?? "",
    code: findTextAnswer(answers, "code") ?? "",
    address: findTextAnswer(answers, "address") ?? "",
    siret: findTextAnswer(answers, "siret") ?? null,
    dueDays: Number(findTextAnswer(answers, "due_days") ?? ""),
    help: findTextAnswer(answers, "help") ?? "",
    counterIds: listChoiceAnswers(answers, "counters").map((one) => parseId<"counter">(one)),
  };
  return submitOrShowAgain(() => setSeries(context, series), {
    besides: toBesides(invoicesErrors, "code"),
    again: (refused) => showSeriesForm(request, reply, { typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, INVOICES)}?fait=cree`),
  });
}
