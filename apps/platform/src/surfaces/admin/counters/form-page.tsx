import { Alert, Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import {
  type Counter,
  type CounterId,
  changeCounter,
  countersErrors,
  defineCounter,
  listNights,
} from "../../../modules/counters/index.ts";
import {
  FieldView,
  FormErrors,
  parseFields,
  readForm,
  seeOther,
  type TypedValues,
  textOf,
} from "../../../web/index.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { factsOf, fieldsFor, readLimits, typedCounter, unitOf } from "./counter-fields.ts";
import { counterWords } from "./counter-words.ts";
import { NightView } from "./night-view.tsx";
import { COUNTERS, counterPath } from "./paths.ts";
import { readCounter, readOffered } from "./read-counters.ts";

interface FormView {
  readonly counter?: Counter;
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
  /** A colleague saved it since it was shown. */
  readonly meanwhile?: boolean;
}

export const showDefining = (request: FastifyRequest, reply: FastifyReply) => showForm(request, reply, {});

export async function showChanging(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const counter = await readCounter(request);
  return showForm(request, reply, { counter, typed: typedCounter(counter) });
}

async function showForm(request: FastifyRequest, reply: FastifyReply, view: FormView): Promise<FastifyReply> {
  const { counter, typed = new Map(), errors = [], meanwhile = false } = view;
  const { brand, language, csrf, context } = request.ardeco;
  const words = counterWords(language);
  const status = errors.length > 0 ? 422 : meanwhile ? 409 : 200;
  const title = counter ? words.changeTitle(counter.name[language]) : words.formTitle;
  const given = textOf(typed, "id");
  // The same form sent twice is one counter.
  const id = counter?.id ?? (isUuid(given) ? given : context.newId<CounterId>());
  const revision = counter ? { revision: String(counter.revision) } : {};
  const fields = fieldsFor(await readOffered(request, counter), counter);
  const night = counter && (await listNights(context)).find(({ counterId }) => counterId === counter.id);
  return adminPage(
    reply,
    { title, place: "counters", width: "task", above: [], status, hasErrors: errors.length > 0 },
    <>
      <FormErrors errors={errors} language={language} />
      {meanwhile && (
        <Alert tone="warning" title={words.meanwhile}>
          <p>{words.meanwhileText}</p>
        </Alert>
      )}
      <h1>{title}</h1>
      <p class="ar-lead">{counter ? words.changeLead(words.units[counter.unit]) : words.formLead}</p>
      {counter && <NightView {...{ night, language }} />}
      <Form
        action={under(brand, counter ? counterPath(counter.id) : `${COUNTERS}/nouveau`)}
        csrf={csrf()}
        hidden={{ id, ...revision }}
      >
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{counter ? words.change : words.save}</Button>
      </Form>
    </>,
  );
}

export async function define(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { answers, typed, errors } = await readAnswers(request);
  const unit = unitOf(answers);
  const id = textOf(typed, "id");
  const limits = readLimits(answers, unit ?? "euro_cent");
  const found = [...errors, ...limits.errors];
  if (found.length > 0) return showForm(request, reply, { typed, errors: found });
  if (!isUuid(id) || !unit) throw countersErrors.error("counters.unknown_counter");
  const refused = await fieldsRefused(() =>
    defineCounter(context, { id: asId<"counter">(id), unit, ...factsOf(answers), ...limits.read }),
  );
  if (refused) return showForm(request, reply, { typed, errors: refused });
  return seeOther(reply, `${under(brand, COUNTERS)}?fait=cree`);
}

export async function change(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const counter = await readCounter(request);
  const { answers, typed, errors } = await readAnswers(request, counter);
  const limits = readLimits(answers, counter.unit);
  const found = [...errors, ...limits.errors];
  if (found.length > 0) return showForm(request, reply, { counter, typed, errors: found });
  const changed = { id: counter.id, revision: revisionOf(typed), ...factsOf(answers), ...limits.read };
  try {
    const refused = await fieldsRefused(() => changeCounter(context, changed));
    if (refused) return showForm(request, reply, { counter, typed, errors: refused });
  } catch (error) {
    const meanwhile = kernelErrors.codes["request.changed_meanwhile"];
    if (!(error instanceof AppError) || error.code !== meanwhile) throw error;
    return showForm(request, reply, { counter: await readCounter(request), typed, meanwhile: true });
  }
  return seeOther(reply, `${under(brand, COUNTERS)}?fait=change`);
}

async function readAnswers(request: FastifyRequest, counter?: Counter) {
  const form = readForm(request);
  const today = civilDate(request.ardeco.context.now());
  const fields = fieldsFor(await readOffered(request, counter), counter);
  const { answers, errors } = parseFields(fields, form, { today, answers: {} });
  return { answers, errors, typed: form.typed };
}

/** The revision that was shown; none that exists when the form does not say it. */
function revisionOf(typed: TypedValues): number {
  const text = textOf(typed, "revision") ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** What the limits refuse, by field. */
async function fieldsRefused(save: () => Promise<void>): Promise<readonly FieldError[] | undefined> {
  try {
    await save();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    return error.fields;
  }
}
