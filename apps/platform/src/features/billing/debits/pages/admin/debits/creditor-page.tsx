import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
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
import { requireCapability } from "../../../../../access/access/index.ts";
import { listRegies, type Regie } from "../../../../payments/index.ts";
import { listSeriesDebits, setCreditor } from "../../../index.ts";
import { debitAdminWords } from "./debit-admin-words.ts";
import { buildCreditorPath, buildDebitSeriesPath } from "./paths.ts";

const both = bothIn(debitAdminWords);

const buildCreditorFields = (regies: readonly Regie[]): readonly Field[] => [
  {
    kind: "text",
    name: "name",
    label: both(({ name }) => name),
    hint: both(({ nameHint }) => nameHint),
    maxLength: 70,
  },
  {
    kind: "text",
    name: "ics",
    label: both(({ ics }) => ics),
    hint: both(({ icsHint }) => icsHint),
    maxLength: 40,
    width: "medium",
  },
  { kind: "text", name: "iban", label: both(({ iban }) => iban), maxLength: 50, width: "medium" },
  {
    kind: "choice",
    name: "regie",
    label: both(({ regie }) => regie),
    why: both(({ regieWhy }) => regieWhy),
    options: regies.map(({ id, name }) => ({ value: id, label: { fr: name, en: name } })),
  },
  {
    kind: "text",
    name: "notice_days",
    label: both(({ notice }) => notice),
    hint: both(({ noticeHint }) => noticeHint),
    maxLength: 2,
    inputMode: "numeric",
    width: "short",
  },
];

const listCreditorRegies = ({ ardeco: { context } }: FastifyRequest): Promise<readonly Regie[]> =>
  context.transaction((tx) => listRegies(tx, context));

/** Who the creditor of a series is; what it is today is filled in. */
export async function showCreditor(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  requireCapability(context, "invoice.issue");
  const words = debitAdminWords(language);
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const one = (await listSeriesDebits(context)).find(({ series }) => series.id === seriesId);
  if (!one) throw kernelErrors.error("request.not_found");
  const { creditor, series } = one;
  const posted = readForm(request).typed;
  const typed =
    posted.size > 0 || !creditor
      ? new Map([["notice_days", ["14"]], ...posted])
      : new Map([
          ["name", [creditor.name]],
          ["ics", [creditor.ics]],
          ["iban", [creditor.iban]],
          ["regie", [creditor.regieId]],
          ["notice_days", [String(creditor.noticeDays)]],
        ]);
  const title = words.creditorTitle(series.name);
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  return sendAdminPage(
    reply,
    { title, place: "debits", width: "task", above: [], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.creditorLead}</p>
      <Form action={formatAdminPath(brand, buildCreditorPath(seriesId))} csrf={csrf()}>
        {buildCreditorFields(await listCreditorRegies(request)).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

export async function setSeriesCreditor(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "invoice.issue");
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildCreditorFields(await listCreditorRegies(request)), form, {
    today,
    answers: {},
  });
  if (errors.length > 0) return showCreditor(request, reply, errors);
  const regie = findTextAnswer(answers, "regie") ?? "";
  if (!isUuid(regie)) throw kernelErrors.error("request.not_found");
  let outcome: "set" | "asked" | "first";
  try {
    outcome = await setCreditor(context, {
      seriesId,
      regieId: parseId<"regie">(regie),
      name: findTextAnswer(answers, "name") ?? "",
      ics: findTextAnswer(answers, "ics") ?? "",
      iban: findTextAnswer(answers, "iban") ?? "",
      noticeDays: Number(findTextAnswer(answers, "notice_days") ?? ""),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "debits.creditor_not_valid") throw error;
    return showCreditor(request, reply, error.fields);
  }
  return sendSeeOther(
    reply,
    `${formatAdminPath(brand, buildDebitSeriesPath(seriesId))}?fait=${({ asked: "demande", first: "premier", set: "creancier" } as const)[outcome]}`,
  );
}
