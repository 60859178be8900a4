import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { listProvidersFor } from "../../../modules/authorities/index.ts";
import { listPublishedServices, type OfferedService } from "../../../modules/catalogue/index.ts";
import {
  type CounterId,
  countersErrors,
  defineCounter,
  type Unit,
  units,
} from "../../../modules/counters/index.ts";
import {
  type Answers,
  bothIn,
  choicesAnswer,
  type Field,
  FieldView,
  FormErrors,
  parseFields,
  readForm,
  seeOther,
  type TypedValues,
  textAnswer,
  textOf,
} from "../../../web/index.ts";
import { readAmount } from "../../common/counters/amounts.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { places } from "../common/places.ts";
import { counterWords } from "./counter-words.ts";

const both = bothIn(counterWords);
export const COUNTERS = places.counters.path;

const text = (name: string, more: Omit<Extract<Field, { kind: "text" }>, "kind" | "name">): Field => ({
  kind: "text",
  name,
  ...more,
});
const amount = (name: string, label: Field["label"], hint: Field["hint"]): Field =>
  text(name, {
    label,
    optional: true,
    maxLength: 14,
    inputMode: "decimal",
    width: "short",
    ...(hint ? { hint } : {}),
  });

const fieldsFor = (services: readonly OfferedService[]): readonly Field[] => [
  text("name_fr", { label: both(({ name }) => name), hint: both(({ nameHint }) => nameHint), maxLength: 80 }),
  text("name_en", { label: both(({ nameEn }) => nameEn), maxLength: 80 }),
  {
    kind: "choice",
    name: "unit",
    label: both(({ unit }) => unit),
    options: units.map((value) => ({ value, label: both((words) => words.units[value]) })),
  },
  {
    kind: "choices",
    name: "services",
    label: both((words) => words.services),
    why: both(({ servicesWhy }) => servicesWhy),
    options: services.map(({ id, definition }) => ({ value: id, label: definition.title })),
  },
  {
    kind: "choice",
    name: "credit",
    label: both(({ credit }) => credit),
    why: both(({ creditWhy }) => creditWhy),
    inline: true,
    options: [
      { value: "non", label: both(({ no }) => no) },
      { value: "oui", label: both(({ yes }) => yes) },
    ],
  },
  {
    kind: "choice",
    name: "see",
    label: both(({ see }) => see),
    why: both(({ seeWhy }) => seeWhy),
    inline: true,
    options: [
      { value: "non", label: both(({ no }) => no) },
      { value: "oui", label: both(({ yes }) => yes) },
    ],
  },
  amount(
    "floor",
    both(({ floor }) => floor),
    both(({ floorHint }) => floorHint),
  ),
  amount(
    "ceiling",
    both(({ ceilingField }) => ceilingField),
    both(({ empties }) => empties),
  ),
  amount(
    "debit_max",
    both(({ debitMaxField }) => debitMaxField),
    both(({ empties }) => empties),
  ),
  text("expires_months", {
    label: both(({ months }) => months),
    hint: both(({ monthsHint }) => monthsHint),
    optional: true,
    maxLength: 3,
    inputMode: "numeric",
    width: "short",
  }),
];

const servicesOf = ({ ardeco: { context } }: FastifyRequest) =>
  context.transaction(async (tx) => {
    const providers = await listProvidersFor(tx, context.authorityId);
    const ids = providers.map(({ id }) => id);
    return listPublishedServices(tx, ids, { peopleOf: context.authorityId });
  });

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: FormView = {},
): Promise<FastifyReply> {
  const { brand, language, csrf, context } = request.ardeco;
  const words = counterWords(language);
  const status = errors.length > 0 ? 422 : 200;
  const given = textOf(typed, "id");
  // The same form sent twice is one counter.
  const id = isUuid(given) ? given : context.newId<CounterId>();
  const fields = fieldsFor(await servicesOf(request));
  return adminPage(
    reply,
    {
      title: words.formTitle,
      place: "counters",
      width: "task",
      above: [],
      status,
      hasErrors: status === 422,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.formTitle}</h1>
      <p class="ar-lead">{words.formLead}</p>
      <Form action={`${under(brand, COUNTERS)}/nouveau`} csrf={csrf()} hidden={{ id }}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

export async function define(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const today = civilDate(context.now());
  const { answers, errors } = parseFields(fieldsFor(await servicesOf(request)), form, { today, answers: {} });
  const unit = units.find((one) => one === textAnswer(answers, "unit"));
  const id = textOf(form.typed, "id");
  const limits = readLimits(answers, unit ?? "euro_cent");
  const found = [...errors, ...limits.errors];
  if (found.length > 0) return showForm(request, reply, { typed: form.typed, errors: found });
  if (!isUuid(id) || !unit) throw countersErrors.error("counters.unknown_counter");
  try {
    await defineCounter(context, {
      id: asId<"counter">(id),
      name: { fr: textAnswer(answers, "name_fr") ?? "", en: textAnswer(answers, "name_en") ?? "" },
      unit,
      ...limits.read,
      servicesCredit: textAnswer(answers, "credit") === "oui",
      servicesSee: textAnswer(answers, "see") === "oui",
      services: choicesAnswer(answers, "services").map((one) => asId<"service">(one)),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    return showForm(request, reply, { typed: form.typed, errors: error.fields });
  }
  return seeOther(reply, `${under(brand, COUNTERS)}?fait=cree`);
}

/** What was typed, in the unit; what is no amount is said by its field. */
function readLimits(answers: Answers, unit: Unit) {
  const errors: FieldError[] = [];
  const read = (name: string): number | null => {
    const typed = textAnswer(answers, name);
    if (typed === undefined) return null;
    const isCount = name === "expires_months";
    const value = readAmount(typed, isCount ? "unit" : unit);
    if (value !== undefined) return value;
    const sentence = both((words) => (isCount ? words.monthsWrong : words.amountWrong));
    errors.push({ field: name, code: "counters.amount_not_valid", ...sentence });
    return null;
  };
  // No arrears is zero, never minus zero.
  const floor = 0 - (read("floor") ?? 0);
  return {
    read: {
      floor,
      ceiling: read("ceiling"),
      debitMax: read("debit_max"),
      expiresMonths: read("expires_months"),
    },
    errors,
  };
}
