import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getTypedText,
  listChoiceAnswers,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBesides,
} from "../../../../../../web/index.ts";
import { readProviders } from "../../../../../authorities/authorities/index.ts";
import { readPublishedServices } from "../../../../../catalogue/catalogue/index.ts";
import { listPurses } from "../../../../../ledger/counters/index.ts";
import {
  createPartnerAgreement,
  definePass,
  listPasses,
  type PartnerId,
  type PassId,
  passesErrors,
} from "../../../index.ts";
import { buildPartnerFields, buildPassFields } from "./pass-fields.ts";
import { adminPassWords } from "./pass-words.ts";
import { buildPartnerPath, NEW_PARTNER, NEW_PASS, PASSES } from "./paths.ts";
import { readPassFacts } from "./read-pass-facts.ts";

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

async function listPassFields({ ardeco: { context } }: FastifyRequest): Promise<readonly Field[]> {
  const ids = (await readProviders(context)).map(({ id }) => id);
  const services = await readPublishedServices(context, ids);
  const counters = (await listPurses(context)).filter(
    ({ unit, closedOn }) => unit === "euro_cent" && closedOn === null,
  );
  return buildPassFields(services, counters);
}

export async function showPassForm(
  request: FastifyRequest,
  reply: FastifyReply,
  view: FormView = {},
): Promise<FastifyReply> {
  const words = adminPassWords(request.ardeco.language);
  return showForm(request, reply, {
    ...view,
    fields: await listPassFields(request),
    ...{ title: words.passForm, lead: words.passFormLead, save: words.savePass, path: NEW_PASS },
  });
}

export async function createPass(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const { answers, errors } = parseFields(await listPassFields(request), form, {
    today: toCivilDate(context.now()),
    answers: {},
  });
  if (errors.length > 0) return showPassForm(request, reply, { typed, errors });
  const read = readPassFacts(answers, parseFormIdentifier<"pass">(typed) ?? context.newId<PassId>());
  if (read.errors.length > 0) return showPassForm(request, reply, { typed, errors: read.errors });
  return submitOrShowAgain(() => definePass(context, read.pass), {
    besides: toBesides(passesErrors, "name_fr"),
    rename: { name: "name_fr", period: "ends_on", offers: "offer_1" },
    again: (refused) => showPassForm(request, reply, { typed, errors: refused.errors.map(toAgeError) }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, PASSES)}?fait=cree`),
  });
}

export async function showPartnerForm(
  request: FastifyRequest,
  reply: FastifyReply,
  view: FormView = {},
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const words = adminPassWords(language);
  const passes = await listPasses(context);
  return showForm(request, reply, {
    ...view,
    fields: buildPartnerFields(passes),
    ...{ title: words.partnerForm, lead: words.partnerFormLead, save: words.savePartner, path: NEW_PARTNER },
  });
}

export async function createPartner(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { typed } = form;
  const passes = await listPasses(context);
  const { answers, errors } = parseFields(buildPartnerFields(passes), form, {
    today: toCivilDate(context.now()),
    answers: {},
  });
  if (errors.length > 0) return showPartnerForm(request, reply, { typed, errors });
  const text = (name: string) => findTextAnswer(answers, name) ?? "";
  const id = parseFormIdentifier<"passPartner">(typed) ?? context.newId<PartnerId>();
  const agreement = {
    ...{ id, name: text("name"), place: text("place"), siret: text("siret"), iban: text("iban") },
    ...{ startsOn: text("starts_on"), endsOn: text("ends_on") },
    offerIds: listChoiceAnswers(answers, "offers").map((one) => parseId<"passOffer">(one)),
  };
  return submitOrShowAgain(() => createPartnerAgreement(context, agreement), {
    besides: toBesides(passesErrors, "name"),
    rename: { period: "ends_on" },
    again: (refused) => showPartnerForm(request, reply, { typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, buildPartnerPath(id))}?fait=agree`),
  });
}

/** Nobody wrote a rule here: two ages were given. */
const toAgeError = (one: FieldError): FieldError =>
  one.field === "rule"
    ? { ...one, field: "age_from", ...bothIn(adminPassWords)(({ ageNotAsked }) => ageNotAsked) }
    : one;

/** The same form sent twice is one. */
function parseFormIdentifier<Name extends string>(typed: TypedValues) {
  const given = getTypedText(typed, "id");
  return isUuid(given) ? parseId<Name>(given) : undefined;
}

interface WholeForm extends FormView {
  readonly fields: readonly Field[];
  readonly title: string;
  readonly lead: string;
  readonly save: string;
  readonly path: string;
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { fields, title, lead, save, path, typed = new Map(), errors = [] }: WholeForm,
): FastifyReply {
  const { brand, language, csrf, context } = request.ardeco;
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  const id = parseFormIdentifier(typed) ?? context.newId<string>();
  return sendAdminPage(
    reply,
    { title, place: "passes", width: "task", above: [], ...refused },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      <Form action={formatAdminPath(brand, path)} csrf={csrf()} hidden={{ id }}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{save}</Button>
      </Form>
    </>,
  );
}
