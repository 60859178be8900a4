import { parseReceiptNumber } from "@ardeco/contracts";
import { Button, Definition, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type ComplaintId, submitComplaint } from "../../../features/catalogue/accessibility/index.ts";
import { addDays, formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getTypedText,
  parseFields,
  readForm,
  sendAuthorityPage,
  sendSeeOther,
  type TypedValues,
} from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import { complaintWords } from "./complaint-words.ts";

const both = bothIn(complaintWords);

const fields: readonly Field[] = [
  {
    kind: "text",
    name: "what",
    label: both(({ what }) => what),
    hint: both(({ whatHint }) => whatHint),
    multiline: true,
    maxLength: 3_000,
  },
  {
    kind: "text",
    name: "where",
    label: both(({ where }) => where),
    hint: both(({ whereHint }) => whereHint),
    maxLength: 300,
    optional: true,
  },
  {
    kind: "text",
    name: "name",
    label: both(({ name }) => name),
    why: both(({ nameWhy }) => nameWhy),
    maxLength: 120,
    autocomplete: "name",
  },
  { kind: "email", name: "email", label: both(({ email }) => email), why: both(({ emailWhy }) => emailWhy) },
];

const PATH = "/accessibilite/signaler";
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The channel that decree 2019-768 (art. 4) asks for: a form, a number, an answer within a week. No account
 * needed.
 */
export function mountComplaintPages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) =>
    showForm(reply, new Map([["id", [request.ardeco.context.newId<ComplaintId>()]]]), []),
  );
  app.post(PATH, { config: { pace: "mail" } }, async (request, reply) => handleComplaint(request, reply));
  app.get<{ Params: { number: string; day: string } }>(
    "/accessibilite/recu/:number/:day",
    async (request, reply) => {
      const { number, day } = request.params;
      const read = parseReceiptNumber(number);
      if (!read.ok || !DAY.test(day) || Number.isNaN(Date.parse(day)))
        throw kernelErrors.error("request.not_found");
      return showReceipt(reply, read.text, day);
    },
  );
}

async function handleComplaint(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { answers, errors } = parseFields(fields, form, { today: toCivilDate(context.now()), answers: {} });
  if (errors.length > 0) return showForm(reply, form.typed, errors);
  const typedId = getTypedText(form.typed, "id");
  const [name = "", email = "", where = "", what = ""] = ["name", "email", "where", "what"].map((field) =>
    findTextAnswer(answers, field),
  );
  const receipt = await submitComplaint(context, {
    id: isUuid(typedId) ? parseId<"complaint">(typedId) : context.newId<ComplaintId>(),
    text: { name, email, where, what },
  });
  return sendSeeOther(reply, `/${brand.slug}/accessibilite/recu/${receipt.number}/${receipt.receivedOn}`);
}

function showForm(reply: FastifyReply, typed: TypedValues, errors: readonly FieldError[]): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const say = complaintWords(language);
  const status = errors.length > 0 ? 422 : 200;
  const [id = ""] = typed.get("id") ?? [];
  return sendAuthorityPage(
    reply,
    {
      title: say.title,
      status,
      hasErrors: status === 422,
      breadcrumb: <HomeCrumb visit={visit} current={say.title} />,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <Form action={`/${brand.slug}${PATH}`} csrf={visit.csrf()} hidden={{ id }}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <p class="ar-hint">{say.kept}</p>
        <Button icon="send">{say.send}</Button>
      </Form>
    </>,
  );
}

const ANSWER_DAYS = 7;

/** What the acknowledgement must say (CRPA art. R112-5): number, day, delay, who, and how to appeal. */
function showReceipt(reply: FastifyReply, number: string, day: string): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const say = complaintWords(language);
  return sendAuthorityPage(
    reply,
    { title: say.received },
    <>
      <h1>{say.received}</h1>
      <Definition items={listReceiptItems(number, day, language)} />
      <p>{say.by(brand.name)}</p>
      <p>
        {say.next} <a href={`/${brand.slug}/accessibilite`}>{say.nextLink}</a>
      </p>
    </>,
  );
}

function listReceiptItems(number: string, day: string, language: Language) {
  const say = complaintWords(language);
  return [
    { term: say.number, description: <strong class="ar-amount">{number}</strong> },
    { term: say.on, description: formatLongDate(day, language) },
    { term: say.before, description: formatLongDate(addDays(day, ANSWER_DAYS), language) },
  ];
}
