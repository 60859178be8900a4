import { Alert, Button, Card, EmptyState, Form, LinkButton, Section } from "@ardeco/ui";
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
  getQueryText,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { type Ease, endEase, invoicesErrors, listEases, listPlans, setReminders } from "../../../index.ts";
import { buildEaseAnswerPath, buildPlanPath, buildRemindersPath } from "./paths.ts";
import { planWords } from "./plan-words.ts";
import { RunningPlans } from "./plans-section.tsx";
import { reminderWords } from "./reminder-words.ts";

const both = bothIn(reminderWords);

const daysField: Field = {
  kind: "text",
  name: "jours",
  label: both(({ days }) => days),
  hint: both(({ daysHint }) => daysHint),
  maxLength: 20,
  width: "short",
  optional: true,
};

/** Each field bears its request: the page has several. */
const buildEaseAnswerFields = (ease: string): readonly Field[] => [
  {
    kind: "text",
    name: `reponse-${ease}`,
    label: both(({ answer }) => answer),
    hint: both(({ answerHint }) => answerHint),
    maxLength: 200,
  },
  {
    kind: "date",
    name: `jusqu-${ease}`,
    label: both(({ until }) => until),
    hint: both(({ untilHint }) => untilHint),
    optional: true,
  },
];

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
  readonly seriesId?: ReturnType<typeof parseSeriesParam>;
}

const parseSeriesParam = (request: FastifyRequest) => parsePathId<"invoiceSeries">(request, "series");

/** When reminders leave, who waits for help, and whose are held. */
export async function showReminders(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors = [] }: FormView = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language, csrf } = visit;
  const words = reminderWords(language);
  const { series, eases } = await listEases(context, parseSeriesParam(request));
  const plans = await listPlans(context, series.id);
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  const days = new Map([["jours", [series.reminderDays.join(", ")]]]);
  const asking = eases.filter(({ kind }) => kind === "help");
  const held = eases.filter(({ kind }) => kind === "pause");
  const done = getQueryText(request, "fait");
  return sendAdminPage(
    reply,
    { title: words.title, place: "invoices", width: "task", above: [], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      {done === "jours" && <Alert tone="success" title={words.daysSaved} />}
      {done === "echeancier" && <Alert tone="success" title={planWords(language).agreed} />}
      {done === "fin" && <Alert tone="success" title={planWords(language).ended} />}
      {done === "reponse" && <Alert tone="success" title={words.answered} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(series.name)}</p>
      <Section id="demandes" title={words.asking}>
        {asking.length === 0 ? (
          <EmptyState title={words.nobodyAsks} icon="hand-heart">
            <p>{words.nobodyAsksText}</p>
          </EmptyState>
        ) : (
          <div class="ar-stack">
            {asking.map((ease) => (
              <Asking
                key={ease.id}
                {...{ ease, visit, errors, seriesId: series.id }}
                typed={typed ?? new Map()}
              />
            ))}
          </div>
        )}
      </Section>
      <RunningPlans {...{ plans, visit, errors }} typed={typed ?? new Map()} />
      {held.length > 0 && (
        <Section id="suspendus" title={words.held}>
          <ul>
            {held.map(({ id, name, until, words: why, by }) => (
              <li key={id}>
                {words.heldLine(name || words.unnamed, formatPlainDate(until ?? "", language), why, by ?? "")}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="jours" title={words.schedule} lead={words.scheduleLead}>
        <Form action={formatAdminPath(brand, buildRemindersPath(series.id))} csrf={csrf()}>
          <FieldView field={daysField} typed={typed ?? days} {...{ errors, language, answers: {} }} />
          <Button variant="secondary">{words.save}</Button>
        </Form>
      </Section>
    </>,
  );
}

interface AskingProps {
  readonly ease: Ease;
  readonly seriesId: string;
  readonly visit: Visit;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

function Asking({ ease, seriesId, visit: { language, brand, csrf }, typed, errors }: AskingProps) {
  const words = reminderWords(language);
  return (
    <Card title={ease.name || words.unnamed} level={3} icon="user">
      <p>{words.since(formatPlainDate(ease.begunOn, language))}</p>
      {ease.words !== "" && <blockquote>{ease.words}</blockquote>}
      <p>
        <LinkButton
          variant="secondary"
          icon="calendar-clock"
          href={formatAdminPath(brand, buildPlanPath(seriesId, ease.id))}
        >
          {planWords(language).link}
          <span class="ds-sr-only"> ({ease.name || words.unnamed})</span>
        </LinkButton>
      </p>
      <Form action={formatAdminPath(brand, buildEaseAnswerPath(seriesId, ease.id))} csrf={csrf()}>
        {buildEaseAnswerFields(ease.id).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>
          {words.send}
          <span class="ds-sr-only"> ({ease.name || words.unnamed})</span>
        </Button>
      </Form>
    </Card>
  );
}

export async function saveDays(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const seriesId = parseSeriesParam(request);
  const days = getTypedText(typed, "jours")
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  return submitOrShowAgain(() => setReminders(context, { seriesId, days }), {
    besides: { "invoices.reminders_not_valid": "jours" },
    again: ({ errors }) => showReminders(request, reply, { typed, errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, buildRemindersPath(seriesId))}?fait=jours`),
  });
}

export async function handleEaseAnswer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const { ease: id } = request.params as { readonly ease: string };
  if (!isUuid(id)) throw invoicesErrors.error("invoices.unknown_ease");
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildEaseAnswerFields(id), form, { today, answers: {} });
  if (errors.length > 0) return showReminders(request, reply, { typed, errors });
  const [answer, until] = [`reponse-${id}`, `jusqu-${id}`];
  const ended = {
    id,
    answer: findTextAnswer(answers, answer) ?? "",
    until: findTextAnswer(answers, until) ?? null,
  };
  const path = buildRemindersPath(parseSeriesParam(request));
  return submitOrShowAgain(() => endEase(context, ended), {
    besides: {
      "invoices.until_not_valid": until,
      "invoices.reason_missing": answer,
      "invoices.characters": answer,
      "invoices.own_interest": answer,
    },
    again: (refused) => showReminders(request, reply, { typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, path)}?fait=reponse`),
  });
}
