import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { type Counter, listCounters } from "../../../modules/counters/index.ts";
import { type RegieCounter, type RegieId, setRegie } from "../../../modules/payments/index.ts";
import {
  type Answers,
  besideField,
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
import { NEW_REGIE, regiePath } from "./paths.ts";
import { regieWords } from "./regie-words.ts";

const both = bothIn(regieWords);

const priceField = (id: string): string => `prix-${id}`;

const fieldsFor = (counters: readonly Counter[]): readonly Field[] => [
  { kind: "text", name: "name", label: both(({ name }) => name), maxLength: 80 },
  {
    kind: "text",
    name: "code",
    label: both(({ code }) => code),
    hint: both(({ codeHint }) => codeHint),
    maxLength: 12,
    width: "short",
  },
  { kind: "text", name: "act", label: both(({ order }) => order), maxLength: 120 },
  {
    kind: "text",
    name: "cash_max",
    label: both(({ cashMax }) => cashMax),
    hint: both(({ cashMaxHint }) => cashMaxHint),
    maxLength: 14,
    inputMode: "decimal",
    width: "short",
  },
  {
    kind: "choices",
    name: "counters",
    label: both((words) => words.counters),
    options: counters.map(({ id, name }) => ({ value: id, label: name })),
  },
  ...counters
    .filter(({ unit }) => unit !== "euro_cent")
    .map(
      ({ id, name }): Field => ({
        kind: "text",
        name: priceField(id),
        label: { fr: regieWords("fr").price(name.fr), en: regieWords("en").price(name.en) },
        hint: both(({ priceHint }) => priceHint),
        optional: true,
        maxLength: 14,
        inputMode: "decimal",
        width: "short",
      }),
    ),
];

const openCounters = ({ ardeco: { context } }: FastifyRequest): Promise<readonly Counter[]> =>
  context.transaction(async (tx) =>
    (await listCounters(tx, context)).filter(({ closedOn }) => closedOn === null),
  );

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
  const words = regieWords(language);
  const given = textOf(typed, "id");
  // The same form sent twice is one régie.
  const id = isUuid(given) ? given : context.newId<RegieId>();
  const fields = fieldsFor(await openCounters(request));
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  return adminPage(
    reply,
    { title: words.formTitle, place: "regies", width: "task", above: [], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.formTitle}</h1>
      <p class="ar-lead">{words.formLead}</p>
      <Form action={under(brand, NEW_REGIE)} csrf={csrf()} hidden={{ id }}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

export async function create(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const counters = await openCounters(request);
  const today = civilDate(context.now());
  const { answers, errors } = parseFields(fieldsFor(counters), form, { today, answers: {} });
  const read = readMoney(answers, counters);
  const found = [...errors, ...read.errors];
  if (found.length > 0) return showForm(request, reply, { typed, errors: found });
  const given = textOf(typed, "id");
  const id = isUuid(given) ? asId<"regie">(given) : context.newId<RegieId>();
  try {
    await setRegie(context, {
      id,
      name: textAnswer(answers, "name") ?? "",
      code: textAnswer(answers, "code") ?? "",
      act: textAnswer(answers, "act") ?? "",
      cashMax: read.cashMax,
      counters: read.counters,
    });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("payments.")) throw error;
    const beside = error.fields.length > 0 ? error.fields : [besideField("code", error)];
    return showForm(request, reply, { typed, errors: beside });
  }
  return seeOther(reply, `${under(brand, regiePath(id))}?fait=cree`);
}

/** What was typed, in cents; what is no amount is said by its field. */
function readMoney(answers: Answers, known: readonly Counter[]) {
  const errors: FieldError[] = [];
  const cents = (field: string): number => {
    const value = readAmount(textAnswer(answers, field) ?? "", "euro_cent");
    if (value === undefined)
      errors.push({ field, code: "payments.amount_not_valid", ...both(({ amountWrong }) => amountWrong) });
    return value ?? 0;
  };
  const counters = choicesAnswer(answers, "counters").flatMap((chosen): readonly RegieCounter[] => {
    const counter = known.find(({ id }) => id === chosen);
    if (!counter) return [];
    const priceCents = counter.unit === "euro_cent" ? null : cents(priceField(counter.id));
    return [{ counterId: counter.id, priceCents }];
  });
  return { cashMax: cents("cash_max"), counters, errors };
}
