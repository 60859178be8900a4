import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import {
  type CardApplication,
  type CardApplicationId,
  changeApplication,
  defineApplication,
} from "../../../modules/terminals/index.ts";
import {
  FieldView,
  FormErrors,
  parseFields,
  readForm,
  revisionOf,
  seeOther,
  type TypedValues,
  textAnswer,
  textOf,
} from "../../../web/index.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { cardWords } from "./card-words.ts";
import { counterIn, elementsIn, fieldsFor, mostIn, servicesIn, typedOf } from "./form-fields.ts";
import { applicationPath, CARDS, NEW } from "./paths.ts";
import { type Parts, readApplication, readParts, unitOf } from "./read-directory.ts";

interface FormView {
  readonly parts: Parts;
  readonly known?: CardApplication;
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

const partsOf = ({ ardeco: { context } }: FastifyRequest): Promise<Parts> =>
  context.transaction((tx) => readParts(tx, context));

export async function showNew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return showForm(request, reply, { parts: await partsOf(request) });
}

export async function showChanging(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const known = await readOpen(request);
  const parts = await partsOf(request);
  return showForm(request, reply, { parts, known, typed: typedOf(known, mostText(known, parts)) });
}

/** As it is typed: "20", "12,50". */
function mostText(known: CardApplication, { counters }: Parts): string {
  if (known.purse === null) return "";
  const { most } = known.purse;
  if (unitOf(known, counters) !== "euro_cent") return String(most);
  return most % 100 === 0 ? String(most / 100) : (most / 100).toFixed(2).replace(".", ",");
}

/** A closed one is not changed. */
async function readOpen(request: FastifyRequest): Promise<CardApplication> {
  const known = await readApplication(request);
  if (known.closedOn !== null) throw kernelErrors.error("request.not_found");
  return known;
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { parts, known, typed = new Map(), errors = [] }: FormView,
): Promise<FastifyReply> {
  const { brand, language, csrf, context } = request.ardeco;
  const words = cardWords(language);
  const title = known ? words.changeTitle(known.name) : words.newTitle;
  const status = errors.length > 0 ? 422 : 200;
  const given = textOf(typed, "id");
  // The same form sent twice is one application.
  const id = isUuid(given) ? given : context.newId<CardApplicationId>();
  const revision = textOf(typed, "_revision") || String(known?.revision ?? 0);
  const hidden: Record<string, string> = known ? { _revision: revision } : { id };
  return adminPage(
    reply,
    { title, place: "cards", width: "task", above: [], status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{known ? words.changeLead : words.newLead}</p>
      <Form action={under(brand, known ? applicationPath(known.id) : NEW)} csrf={csrf()} hidden={hidden}>
        {fieldsFor(parts, known).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

export async function define(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const parts = await partsOf(request);
  const form = readForm(request);
  const { answers, errors } = parseFields(fieldsFor(parts), form, {
    today: civilDate(context.now()),
    answers: {},
  });
  const counterId = counterIn(answers);
  const unit = parts.counters.find(({ id }) => id === counterId)?.unit ?? "euro_cent";
  const limit = counterId === null ? { most: 0, errors: [] } : mostIn(answers, unit);
  const found = [...errors, ...limit.errors];
  if (found.length > 0) return showForm(request, reply, { parts, typed: form.typed, errors: found });
  const id = textOf(form.typed, "id");
  if (!isUuid(id)) throw kernelErrors.error("request.not_found");
  const save = () =>
    defineApplication(context, {
      id: asId<"cardApplication">(id),
      aid: (textAnswer(answers, "aid") ?? "").toUpperCase(),
      name: textAnswer(answers, "name") ?? "",
      purse: counterId === null ? null : { counterId, most: limit.most },
      elements: elementsIn(answers),
      services: servicesIn(answers),
    });
  const refused = await problemsIn(save);
  if (refused.length > 0) return showForm(request, reply, { parts, typed: form.typed, errors: refused });
  return seeOther(reply, `${under(brand, CARDS)}?fait=inscrite`);
}

export async function change(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const known = await readOpen(request);
  const parts = await partsOf(request);
  const form = readForm(request);
  const { answers, errors } = parseFields(fieldsFor(parts, known), form, {
    today: civilDate(context.now()),
    answers: {},
  });
  const limit = known.purse === null ? null : mostIn(answers, unitOf(known, parts.counters));
  const found = [...errors, ...(limit?.errors ?? [])];
  if (found.length > 0) return showForm(request, reply, { parts, known, typed: form.typed, errors: found });
  const save = () =>
    changeApplication(context, {
      id: known.id,
      revision: revisionOf(form.typed),
      name: textAnswer(answers, "name") ?? "",
      most: limit?.most ?? null,
      services: servicesIn(answers),
    });
  const refused = await problemsIn(save);
  if (refused.length > 0)
    return showForm(request, reply, { parts, known, typed: form.typed, errors: refused });
  return seeOther(reply, `${under(brand, CARDS)}?fait=modifiee`);
}

/** What is to be corrected, by field; nothing when it was saved. */
async function problemsIn(save: () => Promise<void>): Promise<readonly FieldError[]> {
  try {
    await save();
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    return error.fields;
  }
}
