import { Alert, Button, Form, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBesides,
  toFieldError,
  type Visit,
} from "../../../../../../web/index.ts";
import { createPlanKnowingDebits } from "../../../../debits/index.ts";
import {
  computeInstalments,
  findPlanProblem,
  invoicesErrors,
  readToPlan,
  type ToPlan,
} from "../../../index.ts";
import { formatInvoiceCents } from "../../common/invoices/words.ts";
import { buildPlanPath, buildRemindersPath } from "./paths.ts";
import { planWords } from "./plan-words.ts";
import { reminderWords } from "./reminder-words.ts";

const both = bothIn(planWords);

const fields: readonly Field[] = [
  {
    kind: "text",
    name: "fois",
    label: both(({ count }) => count),
    hint: both(({ countHint }) => countHint),
    maxLength: 2,
    width: "short",
  },
  {
    kind: "date",
    name: "premiere",
    label: both(({ first }) => first),
    hint: both(({ firstHint }) => firstHint),
  },
  {
    kind: "text",
    name: "texte",
    label: both(({ words }) => words),
    hint: both(({ wordsHint }) => wordsHint),
    maxLength: 200,
    optional: true,
  },
];

interface Chosen {
  readonly count: number;
  readonly first: string;
  readonly words: string;
}

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
  /** What was asked to be shown before it is agreed. */
  readonly chosen?: Chosen;
}

function parsePlanParams(request: FastifyRequest) {
  const { of } = request.params as { readonly of: string };
  if (!isUuid(of)) throw invoicesErrors.error("invoices.unknown");
  return { seriesId: parsePathId<"invoiceSeries">(request, "series"), about: of };
}

/**
 * An agent and a family agree in how many times it is paid: how much, when, then the days before they are
 * agreed.
 */
export async function showPlan(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [], chosen }: FormView = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language, csrf } = visit;
  const words = planWords(language);
  const { seriesId, about } = parsePlanParams(request);
  const known = await readToPlan(context, { seriesId, about });
  const title = words.title(known.name || words.unnamed);
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  const reminders = {
    href: formatAdminPath(brand, buildRemindersPath(seriesId)),
    label: reminderWords(language).title,
  };
  return sendAdminPage(
    reply,
    { title, place: "invoices", width: "task", above: [reminders], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {known.words !== "" && (
        <Section id="demande" title={words.asked}>
          <blockquote>{known.words}</blockquote>
        </Section>
      )}
      <Owed known={known} visit={visit} />
      {known.running && (
        <Alert tone="info" title={words.running}>
          <p>{words.runningText}</p>
        </Alert>
      )}
      {!known.running && known.leftCents > 0 && (
        <>
          <Section id="combien" title={words.form}>
            <Form
              action={formatAdminPath(brand, buildPlanPath(seriesId, about))}
              csrf={csrf()}
              hidden={{ etape: "voir", total: String(known.leftCents) }}
            >
              {fields.map((field) => (
                <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
              ))}
              <Button variant={chosen ? "secondary" : "primary"}>{words.see}</Button>
            </Form>
          </Section>
          {chosen && <Calendar {...{ known, chosen, visit, path: buildPlanPath(seriesId, about) }} />}
        </>
      )}
    </>,
  );
}

function Owed({
  known: { invoices, leftCents },
  visit: { language },
}: {
  readonly known: ToPlan;
  readonly visit: Visit;
}) {
  const words = planWords(language);
  if (leftCents === 0) return <Alert tone="success" title={words.nothing} />;
  return (
    <Section id="reste" title={words.owed}>
      <Table
        id="reste-liste"
        caption={words.owed}
        isTitled
        columns={[{ label: words.owedColumns.number }, { label: words.owedColumns.left, numeric: true }]}
        rows={invoices.map(({ id, number, left }) => ({
          key: id,
          cells: [number, formatInvoiceCents(left, language)],
        }))}
      />
      <p>
        <strong>{words.total(formatInvoiceCents(leftCents, language))}</strong>
      </p>
    </Section>
  );
}

/** A day, as its three fields carry it. */
function buildDayValues(on: string): Readonly<Record<string, string>> {
  const [year = "", month = "", day = ""] = on.split("-");
  return { premiere_day: day, premiere_month: month, premiere_year: year };
}

interface CalendarProps {
  readonly known: ToPlan;
  readonly chosen: Chosen;
  readonly path: string;
  readonly visit: Visit;
}

function Calendar({ known, chosen, path, visit: { language, brand, csrf, context } }: CalendarProps) {
  const words = planWords(language);
  const { count, first } = chosen;
  return (
    <Section id="echeances" title={words.calendar} lead={words.calendarText}>
      <Table
        id="echeances-liste"
        caption={words.calendar}
        isTitled
        columns={[
          { label: words.columns.number, numeric: true },
          { label: words.columns.on },
          { label: words.columns.cents, numeric: true },
        ]}
        rows={computeInstalments(known.leftCents, { count, first }).map(({ on, cents }, rank) => ({
          key: on,
          cells: [String(rank + 1), formatPlainDate(on, language), formatInvoiceCents(cents, language)],
        }))}
      />
      <Form
        action={formatAdminPath(brand, path)}
        csrf={csrf()}
        hidden={{
          etape: "convenir",
          fois: String(count),
          ...buildDayValues(first),
          texte: chosen.words,
          total: String(known.leftCents),
          nouveau: context.newId<string>(),
        }}
      >
        <Button icon="check">{words.agree}</Button>
      </Form>
    </Section>
  );
}

export async function handlePlanForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const { seriesId, about } = parsePlanParams(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(fields, form, { today, answers: {} });
  if (errors.length > 0) return showPlan(request, reply, { typed, errors });
  const chosen = {
    count: Number(findTextAnswer(answers, "fois")),
    first: findTextAnswer(answers, "premiere") ?? "",
    words: findTextAnswer(answers, "texte") ?? "",
  };
  const total = Number(getTypedText(typed, "total"));
  const problem = findPlanProblem(total, { ...chosen, today });
  if (problem) {
    const error = invoicesErrors.error(`invoices.plan_${problem}`);
    const field = problem === "count" ? "fois" : "premiere";
    return showPlan(request, reply, { typed, errors: [toFieldError(field, error)] });
  }
  if (getTypedText(typed, "etape") !== "convenir") return showPlan(request, reply, { typed, chosen });
  const id = getTypedText(typed, "nouveau");
  if (!isUuid(id)) throw invoicesErrors.error("invoices.unknown_plan");
  const wanted = { id, seriesId, about, total, ...chosen };
  return submitOrShowAgain(() => createPlanKnowingDebits(context, wanted), {
    besides: toBesides(invoicesErrors, "fois"),
    again: ({ errors }) => showPlan(request, reply, { typed, errors }),
    after: () =>
      sendSeeOther(reply, `${formatAdminPath(brand, buildRemindersPath(seriesId))}?fait=echeancier`),
  });
}
