import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { requireCapability } from "../../../modules/access/index.ts";
import { listServicesForManagement, type ManagedService } from "../../../modules/catalogue/index.ts";
import {
  draftOf,
  draftTariff,
  getTariff,
  type TariffId,
  type TariffWithVersions,
  type Voted,
  writeVersion,
} from "../../../modules/tariffs/index.ts";
import {
  besideField,
  type Field,
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
import { TARIFFS, tariffPath, versionPath } from "./paths.ts";
import { tariffAdminWords } from "./tariff-admin-words.ts";
import { fieldOfError, nameFields, typedFrom, votedFields, votedIn } from "./tariff-fields.ts";

interface Sent {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

interface Shown extends Partial<Sent> {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly fields: readonly Field[];
  readonly hidden: Readonly<Record<string, string>>;
}

function showForm(reply: FastifyReply, shown: Shown): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const { title, lead, action, fields, hidden, typed = new Map(), errors = [] } = shown;
  const hasErrors = errors.length > 0;
  return adminPage(
    reply,
    { title, place: "tariffs", width: "task", above: [], hasErrors, status: hasErrors ? 422 : 200 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      <Form action={under(brand, action)} csrf={csrf()} hidden={hidden}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{tariffAdminWords(language).save}</Button>
      </Form>
    </>,
  );
}

/** The same form sent twice writes one draft: it carries the id. */
export async function showNew(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  requireCapability(context, "service.draft");
  const words = tariffAdminWords(language);
  const given = sent ? textOf(sent.typed, "id") : "";
  return showForm(reply, {
    title: words.newTitle,
    lead: words.newLead,
    action: `${TARIFFS}/nouveau`,
    fields: [...nameFields(await servicesOf(request)), ...votedFields],
    hidden: { id: isUuid(given) ? given : context.newId<TariffId>() },
    ...sent,
  });
}

const servicesOf = ({ ardeco: { context } }: FastifyRequest): Promise<readonly ManagedService[]> =>
  context.transaction((tx) => listServicesForManagement(tx, context));

export async function writeNew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "service.draft");
  const form = readForm(request);
  const fields = [...nameFields(await servicesOf(request)), ...votedFields];
  const given = textOf(form.typed, "id");
  const id = isUuid(given) ? asId<"tariff">(given) : context.newId<TariffId>();
  const { answers, errors } = parseFields(fields, form, { today: civilDate(context.now()), answers: {} });
  const again = (found: readonly FieldError[]) =>
    showNew(request, reply, { typed: form.typed, errors: found });
  if (errors.length > 0) return again(errors);
  const read = votedIn(answers, { versions: [] });
  if ("errors" in read) return again(read.errors);
  const title = { fr: textAnswer(answers, "name") ?? "", en: textAnswer(answers, "nameEn") ?? "" };
  const serviceId = asId<"service">(textAnswer(answers, "service") ?? "");
  return done(request, reply, { id, again }, () =>
    draftTariff(context, { id, serviceId, title, ...read.voted }),
  );
}

export async function showVersion(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const tariff = await tariffOf(request);
  requireCapability(context, "service.draft", { serviceId: tariff.serviceId });
  const words = tariffAdminWords(language);
  const draft = draftOf(tariff);
  return showForm(reply, {
    title: words.versionTitle(tariff.title[language]),
    lead: words.versionLead,
    action: versionPath(tariff.id),
    fields: votedFields,
    hidden: { _revision: String(sent ? revisionOf(sent.typed) : (draft?.revision ?? 0)) },
    ...(sent ?? { typed: typedFrom(draft ?? tariff.versions[0], draft !== undefined) }),
  });
}

function tariffOf(request: FastifyRequest): Promise<TariffWithVersions> {
  const { context } = request.ardeco;
  return context.transaction((tx) => getTariff(tx, context, pathId<"tariff">(request, "tariff")));
}

export async function write(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const tariff = await tariffOf(request);
  requireCapability(context, "service.draft", { serviceId: tariff.serviceId });
  const form = readForm(request);
  const again = (found: readonly FieldError[]) =>
    showVersion(request, reply, { typed: form.typed, errors: found });
  const { answers, errors } = parseFields(votedFields, form, {
    today: civilDate(context.now()),
    answers: {},
  });
  if (errors.length > 0) return again(errors);
  const read = votedIn(answers, tariff);
  if ("errors" in read) return again(read.errors);
  const version: Voted = read.voted;
  return done(request, reply, { id: tariff.id, again }, () =>
    writeVersion(context, { id: tariff.id, revision: revisionOf(form.typed), ...version }),
  );
}

interface Outcome {
  readonly id: TariffId;
  readonly again: (errors: readonly FieldError[]) => Promise<FastifyReply>;
}

/** A refusal is said beside its field, and what was typed stays. */
async function done(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, again }: Outcome,
  doIt: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await doIt();
  } catch (error) {
    const field = error instanceof AppError ? fieldOfError[error.code] : undefined;
    if (!(error instanceof AppError) || field === undefined) throw error;
    return again([besideField(field, error)]);
  }
  return seeOther(reply, `${under(request.ardeco.brand, tariffPath(id))}?fait=enregistre`);
}
