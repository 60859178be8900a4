import { Alert, Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { requireCapability } from "../../../modules/access/index.ts";
import {
  type Activity,
  type ActivityId,
  changeActivity,
  createActivity,
  getManaged,
} from "../../../modules/bookings/index.ts";
import {
  besideField,
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
import { pathId } from "../common/path-id.ts";
import { fieldsFor, readPayers, termsIn, typedActivity } from "./activity-fields.ts";
import { activityWords } from "./activity-words.ts";
import { ACTIVITIES, activityPath, termsPath } from "./paths.ts";

interface Sent {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

export const activityIn = (request: FastifyRequest): Promise<Activity> => {
  const { context } = request.ardeco;
  return context.transaction((tx) => getManaged(tx, context, pathId<"activity">(request, "activity")));
};

export const showNew = (request: FastifyRequest, reply: FastifyReply, sent?: Sent) => {
  requireCapability(request.ardeco.context, "booking.manage");
  return showForm(request, reply, undefined, sent);
};

export async function showTerms(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  return showForm(request, reply, await activityIn(request), sent);
}

async function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  activity: Activity | undefined,
  sent?: Sent,
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const words = activityWords(language);
  const payers = await readPayers(context, activity);
  const fields = fieldsFor(payers, activity);
  const { typed, errors } = sent ?? { typed: typedActivity(activity, fields), errors: [] };
  const given = textOf(typed, "id");
  const revision = sent ? String(revisionOf(sent.typed)) : String(activity?.revision ?? 0);
  const hidden = activity
    ? { _revision: revision }
    : { id: isUuid(given) ? given : context.newId<ActivityId>() };
  const hasErrors = errors.length > 0;
  const title = activity ? words.changeTitle(activity.name[language]) : words.newTitle;
  return adminPage(
    reply,
    { title, place: "activities", width: "task", above: [], hasErrors, status: hasErrors ? 422 : 200 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.newLead}</p>
      {!activity && payers.options.length === 0 ? (
        <Alert tone="warning" title={words.noPayer} />
      ) : (
        <Form
          action={under(brand, activity ? termsPath(activity.id) : `${ACTIVITIES}/nouvelle`)}
          csrf={csrf()}
          hidden={hidden}
        >
          {fields.map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
          ))}
          <Button>{words.save}</Button>
        </Form>
      )}
    </>,
  );
}

export async function writeNew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "booking.manage");
  const { answers, typed, errors } = await answersIn(request);
  const again = (found: readonly FieldError[]) => showNew(request, reply, { typed, errors: found });
  const read = errors.length > 0 ? { errors } : termsIn(answers);
  if ("errors" in read) return again(read.errors);
  const given = textOf(typed, "id");
  const id = isUuid(given) ? asId<"activity">(given) : context.newId<ActivityId>();
  const [serviceId = "", counterId = ""] = (textAnswer(answers, "payer") ?? "").split("/");
  return done(request, reply, { id, again }, () =>
    createActivity(context, {
      id,
      serviceId: asId<"service">(serviceId),
      counterId: asId<"counter">(counterId),
      ...read.terms,
    }),
  );
}

export async function writeTerms(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const activity = await activityIn(request);
  const { answers, typed, errors } = await answersIn(request, activity);
  const again = (found: readonly FieldError[]) => showTerms(request, reply, { typed, errors: found });
  const read = errors.length > 0 ? { errors } : termsIn(answers);
  if ("errors" in read) return again(read.errors);
  const { id } = activity;
  return done(request, reply, { id, again }, () =>
    changeActivity(context, { id, revision: revisionOf(typed), ...read.terms }),
  );
}

async function answersIn(request: FastifyRequest, known?: Activity) {
  const { context } = request.ardeco;
  const form = readForm(request);
  const fields = fieldsFor(await readPayers(context, known), known);
  const { answers, errors } = parseFields(fields, form, { today: civilDate(context.now()), answers: {} });
  return { answers, errors, typed: form.typed };
}

const fieldOfError: Readonly<Record<string, string>> = {
  "bookings.counter_not_fit": "payer",
  "bookings.tariff_not_fit": "pricing",
  "bookings.changed_meanwhile": "",
};

interface Doing {
  readonly id: ActivityId;
  again(errors: readonly FieldError[]): Promise<FastifyReply>;
}

async function done(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, again }: Doing,
  save: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await save();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.fields.length > 0) return again(error.fields);
    const field = fieldOfError[error.code];
    if (field === undefined) throw error;
    return again([besideField(field, error)]);
  }
  return seeOther(reply, `${under(request.ardeco.brand, activityPath(id))}?fait=enregistree`);
}
